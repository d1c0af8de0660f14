import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import {
  type ConversationEvents,
  conversationChannel,
  TYPING_EVENT,
  type TypingEvent,
} from "@linkdesk/contract/events.ts";
import { createMessageFeed } from "../message-feed.ts";
import { createTypingReceiver, createTypingSender } from "../typing.ts";
import type { ApiResult, WidgetApi } from "./api.ts";
import type { Hub } from "./hub.ts";
import { createMachine } from "./machine.ts";
import { type EngineState, NO_THREAD } from "./state.ts";
import { type Connection, openThread, stepThread, type ThreadEffect } from "./thread-state.ts";
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
  /** The device notices a lost network at once, the socket only later. */
  isNetworkUp: () => boolean;
  onChange: () => void;
  onMessage: (message: Message) => void;
  /** A message of the team arrived while this thread was open; called once for each. */
  onNews: (message: Message) => void;
  /** The server does not know the token any more. */
  lose: (token: string) => void;
  /** A member of the team has read it. */
  onSeen: () => void;
  /**
   * It was resolved or reopened, there is another one, or the connection is back after a loss. Events may
   * arrive out of order, so read the state from the server.
   */
  refresh: () => void;
};

export type Thread = ReturnType<typeof createThread>;

/** The conversation on screen: its messages and its realtime subscription. Runs the effects of thread-state.ts. */
export function createThread(options: Options) {
  const { api, token, isNetworkUp } = options;
  const { id } = options.conversation;
  const { get, send } = createMachine(openThread(options.conversation), stepThread, run);
  let lostTimer: ReturnType<typeof setTimeout> | undefined;

  function run(effect: ThreadEffect) {
    if (typeof effect === "object") return void report(effect.report);
    switch (effect) {
      case "live":
        clearTimeout(lostTimer);
        return feed.setLive(true);
      case "lost":
        waitForLoss();
        return feed.setLive(false);
      case "refresh":
        return options.refresh();
      case "seen":
        return options.onSeen();
      case "draw":
        return options.onChange();
      case "leave":
        clearTimeout(lostTimer);
        feed.stop();
        typingReceiver.end();
        return channel.leave();
    }
  }

  function waitForLoss() {
    lostTimer = setTimeout(() => send({ type: "waited" }), RECONNECTING_AFTER_MS);
  }
  async function report(seq: number) {
    const { error } = checked(await api.markRead(token, id, seq));
    send({ type: error ? "failed" : "reported" });
  }
  function checked<T>(result: ApiResult<T>): ApiResult<T> {
    if (result.error?.status === 401 && get().name === "open") options.lose(token);
    return result;
  }

  /** Messages up to this one are history and do not notify. */
  const newsAfter = options.conversation.lastSeq;
  const notified = new Set<number>();
  function notifyNews(message: Message) {
    const isTheirs = message.author.type === "agent" || message.author.type === "bot";
    if (!isTheirs || message.seq <= newsAfter || notified.has(message.seq)) return;
    notified.add(message.seq);
    if (get().name === "open") options.onNews(message);
  }
  const feed = createMessageFeed({
    fetchPage: async (range) => checked(await api.listMessages(token, id, range)).data,
    onMessage(message) {
      // An event may have brought it, or a page of the history: another tab wrote it, or an earlier request.
      if (message.author.type === "contact") send({ type: "wrote", seq: message.seq });
      options.onMessage(message);
      notifyNews(message);
    },
    onChange: () => send({ type: "changed" }),
  });
  const { log } = feed;
  const typingSender = createTypingSender((isTyping) =>
    channel.send(TYPING_EVENT, { author: "contact", isTyping } satisfies TypingEvent),
  );
  const typingReceiver = createTypingReceiver("agent", (name) => send({ type: "typing", name }));

  function receive(message: Message) {
    if (message.author.type !== "contact") typingReceiver.end();
    feed.receive(message);
  }

  function onEvent(name: string, data: unknown) {
    if (name.endsWith("typing")) return typingReceiver.receive(data);
    // The team has started another conversation: see `announceStarted` (lib/conversations/announce.ts).
    const about = data as { conversationId?: unknown } | null;
    if (about?.conversationId !== id) return options.refresh();
    if (name === "message.created") {
      const event = data as ConversationEvents["message.created"];
      if (event.message) receive(event.message);
      else feed.announce(event.seq);
    } else if (name === "message.answered") {
      const { seq, response } = data as ConversationEvents["message.answered"];
      feed.answered(seq, response);
    } else if (name === "conversation.updated") {
      const { conversationId: _, ...changes } = data as ConversationEvents["conversation.updated"];
      send({ type: "updated", changes });
    }
  }

  const channel = options.hub.join(conversationChannel(id), {
    onEvent,
    onLive: (isLive) => send(isLive ? { type: "joined", isUp: isNetworkUp() } : { type: "left" }),
  });
  log.noteNewest(options.conversation.lastSeq);
  if (options.isNew) feed.startEmpty();
  else feed.start();
  waitForLoss();

  const conversation = () => get().conversation;
  function history(): EngineState["history"] {
    if (log.isLoaded()) return log.hasGap() ? "behind" : "loaded";
    return feed.hasFailed() ? "failed" : "loading";
  }
  function connection({ name }: Connection): EngineState["connection"] {
    return name === "gone" || (name === "slow" && feed.hasFailed()) ? "lost" : "fine";
  }

  return {
    id,
    log,
    conversation,
    /** What of it is shown. */
    view(): Pick<EngineState, keyof typeof NO_THREAD> {
      const state = get();
      if (state.name === "closed") return NO_THREAD;
      return {
        conversation: state.conversation,
        messages: log.messages(),
        history: history(),
        older: log.hasOlder() ? feed.olderStatus() : "none",
        typingName: state.typing,
        connection: connection(state.connection),
      };
    },
    unread: () =>
      countUnread(
        log.messages(),
        conversation().contactReadSeq,
        log.isLoaded() ? log.floor() : Number.POSITIVE_INFINITY,
        options.conversation,
      ),
    receive,
    answered: feed.answered,
    /** Updates the conversation from the session's state. */
    update(next: VisitorConversation) {
      send({ type: "read", conversation: next });
      feed.announce(next.lastSeq);
    },
    networkChanged: () => send({ type: "network", isUp: isNetworkUp() }),
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
      send({ type: "saw", seq: log.ceiling() });
    },
    close: () => send({ type: "closed" }),
  };
}
