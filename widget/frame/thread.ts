import { createMessageFeed } from "@linkdesk/chat/message-feed.ts";
import { newerReceipts } from "@linkdesk/chat/receipts.ts";
import { createTypingReceiver, createTypingSender } from "@linkdesk/chat/typing.ts";
import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import {
  type ConversationEvents,
  conversationChannel,
  TYPING_EVENT,
  type TypingEvent,
} from "@linkdesk/contract/events.ts";
import type { ApiError, ApiResult, WidgetApi } from "./api.ts";
import type { Hub } from "./hub.ts";
import { countUnread } from "./unread.ts";

/** A shorter loss of the connection is not shown. */
const RECONNECTING_AFTER_MS = 2_000;

type Options = {
  api: WidgetApi;
  token: string;
  hub: Hub;
  conversation: VisitorConversation;
  /** Just started by this browser: there is no history to load. */
  isNew: boolean;
  onChange: () => void;
  onMessage: (message: Message) => void;
  /** A message of the team arrived while this thread was open; called once for each. */
  onNews: (message: Message) => void;
  onError: (error: ApiError) => void;
  /** A member of the team has read it. */
  onSeen: () => void;
  /** It was resolved or reopened. Events may arrive out of order, so read the state from the server. */
  onStatus: () => void;
  /** The connection is back after a loss: anything in the conversation may have changed. */
  onBack: () => void;
};

export type Thread = ReturnType<typeof createThread>;

/** The conversation on screen: its messages and its realtime subscription. */
export function createThread(options: Options) {
  const { api, token, onChange } = options;
  const { id } = options.conversation;
  let conversation = options.conversation;
  let typingName: string | null = null;
  let isSubscribed = false;
  let isLive = false;
  let wasLive = false;
  let isLongLost = false;
  let reportedSeq = conversation.contactReadSeq;
  let isReportingRead = false;
  let closed = false;
  let lostTimer: ReturnType<typeof setTimeout> | undefined;

  function checked<T>(result: ApiResult<T>): ApiResult<T> {
    if (result.error && !closed) options.onError(result.error);
    return result;
  }
  /** Messages up to this one are history and do not notify. */
  const newsAfter = conversation.lastSeq;
  const notified = new Set<number>();
  function notifyNews(message: Message) {
    const isTheirs = message.author.type === "agent" || message.author.type === "bot";
    if (!isTheirs || message.seq <= newsAfter || notified.has(message.seq)) return;
    notified.add(message.seq);
    if (!closed) options.onNews(message);
  }
  const feed = createMessageFeed({
    fetchPage: async (range) => checked(await api.listMessages(token, id, range)).data,
    onMessage(message) {
      options.onMessage(message);
      notifyNews(message);
    },
    onChange: () => {
      if (!closed) onChange();
    },
  });
  const { log } = feed;
  const typingSender = createTypingSender((isTyping) =>
    channel.send(TYPING_EVENT, { author: "contact", isTyping } satisfies TypingEvent),
  );
  const typingReceiver = createTypingReceiver("agent", (name) => {
    typingName = name;
    if (!closed) onChange();
  });

  /** Keeps messages read that this browser has read but the server has not recorded yet. */
  function setConversation(next: VisitorConversation) {
    conversation = { ...next, ...newerReceipts(conversation, next) };
    reportedSeq = Math.max(reportedSeq, next.contactReadSeq);
    void reportRead();
  }

  function receive(message: Message) {
    if (message.author.type === "agent") typingReceiver.end();
    if (message.author.type === "contact") noteOwn(message.seq);
    feed.receive(message);
  }

  /** The server marks earlier messages as read when the visitor writes, so this is not reported. */
  function noteOwn(seq: number) {
    reportedSeq = Math.max(reportedSeq, seq);
    const contactReadSeq = Math.max(conversation.contactReadSeq, seq);
    conversation = { ...conversation, contactReadSeq };
  }

  /** The browser notices a lost network at once, the socket only later. */
  function checkLive() {
    if (closed) return;
    const next = isSubscribed && navigator.onLine;
    if (next === isLive) return;
    isLive = next;
    if (isLive) {
      clearTimeout(lostTimer);
      isLongLost = false;
      if (wasLive) options.onBack();
      wasLive = true;
    } else {
      watchLoss();
    }
    feed.setLive(isLive);
    onChange();
  }

  function watchLoss() {
    lostTimer = setTimeout(() => {
      isLongLost = true;
      onChange();
    }, RECONNECTING_AFTER_MS);
  }

  function onEvent(name: string, data: unknown) {
    if (name === TYPING_EVENT) return typingReceiver.receive(data);
    if (typeof data !== "object" || data === null) return;
    if ((data as { conversationId?: unknown }).conversationId !== id) return;
    if (name === "message.created") {
      const event = data as ConversationEvents["message.created"];
      if (event.message) receive(event.message);
      else feed.announce(event.seq);
    } else if (name === "message.answered") {
      const { seq, response } = data as ConversationEvents["message.answered"];
      feed.answered(seq, response);
    } else if (name === "conversation.updated") {
      const { conversationId: _, ...changes } = data as ConversationEvents["conversation.updated"];
      if (changes.agentReadSeq > conversation.agentReadSeq) options.onSeen();
      if (changes.status && changes.status !== conversation.status) options.onStatus();
      setConversation({ ...conversation, ...changes });
      onChange();
    }
  }

  /** Sends one request at a time; positions read meanwhile are in the next one. */
  async function reportRead() {
    if (isReportingRead) return;
    isReportingRead = true;
    while (!closed && reportedSeq < conversation.contactReadSeq) {
      const seq = conversation.contactReadSeq;
      const { error } = checked(await api.markRead(token, id, seq));
      if (error) break;
      reportedSeq = seq;
    }
    isReportingRead = false;
  }

  const channel = options.hub.join(conversationChannel(id), {
    onEvent,
    onLive: (next) => {
      isSubscribed = next;
      checkLive();
    },
  });
  log.noteNewest(conversation.lastSeq);
  feed.start({ isNew: options.isNew });
  watchLoss();

  return {
    id,
    log,
    conversation: () => conversation,
    typingName: () => typingName,
    isReconnecting: () => isLongLost && (wasLive || feed.hasFailed()),
    hasFailed: feed.hasFailed,
    olderStatus: feed.olderStatus,
    unread: () =>
      countUnread(
        log.messages(),
        conversation.contactReadSeq,
        log.isLoaded() ? log.floor() : Number.POSITIVE_INFINITY,
        options.conversation,
      ),
    receive,
    answered: feed.answered,
    /** Updates the conversation from the session's state. */
    update(next: VisitorConversation) {
      setConversation(next);
      feed.announce(next.lastSeq);
    },
    networkChanged: checkLive,
    resync: feed.resync,
    typed(hasText: boolean) {
      typingSender.typed(hasText);
      feed.nudge();
    },
    sent: typingSender.reset,
    loadOlder: feed.loadOlder,
    /** The visitor has seen the newest message. */
    sawNewest() {
      feed.trim();
      const seq = log.ceiling();
      if (seq <= conversation.contactReadSeq) return;
      conversation = { ...conversation, contactReadSeq: seq };
      onChange();
      void reportRead();
    },
    close() {
      closed = true;
      clearTimeout(lostTimer);
      feed.stop();
      typingReceiver.end();
      channel.leave();
    },
  };
}
