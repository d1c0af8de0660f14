import { backoffMs } from "@linkdesk/chat/backoff.ts";
import { createOutbox } from "@linkdesk/chat/outbox.ts";
import { createDeliveries } from "@linkdesk/chat/receipts.ts";
import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type {
  ClaimedUser,
  FrameConfig,
  StartedConversation,
  VisitorPage,
  VisitorPrivacy,
} from "@linkdesk/contract/widget.ts";
import { report } from "../loader/report.ts";
import type { ApiError, WidgetApi } from "./api.ts";
import { type ChatState, type Entry, NO_THREAD, type Payload } from "./chat-state.ts";
import { listConversations } from "./conversation-list.ts";
import { createDelivery } from "./delivery.ts";
import type { HostLink } from "./host-link.ts";
import { createHub, type Hub } from "./hub.ts";
import { createPlaces, isConversation, isUnstarted, NEWEST, type Place } from "./places.ts";
import { createSession } from "./session.ts";
import type { FrameSettings } from "./settings.ts";
import type { Store } from "./store.ts";
import { createThread, type Thread } from "./thread.ts";
import { createWatchers } from "./watchers.ts";

const FOLLOW_TRIES = 4;

type Options = {
  config: FrameConfig;
  settings: FrameSettings;
  api: WidgetApi;
  host: HostLink;
  store: Store<ChatState>;
  embedder: string;
  page: () => VisitorPage | null;
  privacy: VisitorPrivacy | undefined;
  user: () => ClaimedUser | undefined;
  /** A message of the team arrived. */
  onNews: (message: Message) => void;
  /** The list of conversations has been loaded. */
  onStarted: () => void;
  /** The frame may ask for a fresh copy of itself, with a fresh ticket. */
  reload: () => boolean;
};
export type Core = ReturnType<typeof createCore>;

/**
 * Connects the session, its conversations and the outbox: which thread is on screen, the last state
 * from the server, and what happens to all of it when a session ends.
 */
export function createCore(options: Options) {
  const { config, settings, api, host, store } = options;
  const isSeveral = settings.behaviour.severalConversations;
  const places = createPlaces();
  let place: Place = NEWEST;
  let thread: Thread | null = null;
  let hub: Hub | null = null;
  const watchers = createWatchers({
    onNews: options.onNews,
    onEvent: () => void refresh(),
  });
  let unread = 0;
  let startAttempt = 0;
  let startTimer: ReturnType<typeof setTimeout> | undefined;
  let wasStarted = false;

  const session = createSession({
    api,
    config,
    page: options.page,
    privacy: options.privacy,
    user: options.user,
    embedder: options.embedder,
    keep: (token) => host.fire("frame.token", { token }),
    forget: (token) => host.fire("frame.lost", { token }),
    onRefused() {
      report("userJWT was not accepted: the inbox's Security tab can check it");
      host.fire("frame.identity", {});
    },
  });
  const deliveries = createDeliveries((conversations) => {
    const token = session.token();
    if (token) void api.markDelivered(token, { conversations });
  });
  const outbox = createOutbox<Payload>({
    deliver: (entry) => deliver(entry),
    onChange: publishOutbox,
  });
  const deliver = createDelivery({
    api,
    session,
    places,
    mayWriteIn: ({ status }) => settings.behaviour.replyToResolved || status === "open",
    thread: () => thread,
    refresh,
    showStarted,
    lose,
    leave(id) {
      if (thread?.id === id) closeThread();
    },
    reload: options.reload,
  });

  /** Reports what this browser has received, on screen or not. */
  function noteDelivered(conversations: VisitorConversation[]) {
    for (const { id, lastSeq, contactDeliveredSeq, contactReadSeq } of conversations) {
      const seq = id === thread?.id ? thread.log.ceiling() : lastSeq;
      deliveries.note(id, seq, Math.max(contactDeliveredSeq, contactReadSeq));
    }
  }

  function publish() {
    const conversations = listConversations(session.state()?.conversations ?? [], thread);
    noteDelivered(conversations);
    store.set({ conversations, ...(thread ? threadState(thread) : NO_THREAD) });
    publishOutbox();
    const others = isSeveral ? conversations.filter(({ id }) => id !== thread?.id) : [];
    tellUnread(others.reduce((sum, c) => sum + c.unread, thread?.unread() ?? 0));
  }

  /** Shows the unsent messages of the conversation on screen. */
  function publishOutbox() {
    const here = places.resolve(place);
    const mine = outbox.entries().filter((entry: Entry) => {
      const its = places.resolve(entry.place);
      return its === here || its === NEWEST || here === NEWEST;
    });
    const { outbox: shown } = store.get();
    const isSame = mine.length === shown.length && mine.every((e, i) => e === shown[i]);
    if (!isSame) store.set({ outbox: mine });
  }

  function tellUnread(count: number) {
    if (count === unread) return;
    unread = count;
    host.fire("frame.unread", { count });
  }

  function closeThread() {
    if (thread) {
      thread.close();
      thread = null;
      if (isConversation(place)) place = NEWEST;
    }
    publish();
  }

  function openThread(conversation: VisitorConversation, token: string, isNew: boolean): Thread {
    thread?.close();
    watchers.leave(conversation.id);
    hub ??= createHub({
      ...{ config: config.realtime, api, token },
      onOver: () => lose(token),
      onCut: () => void refresh(),
    });
    place = conversation.id;
    const opened = createThread({
      api,
      token,
      hub,
      conversation,
      isNew,
      onChange: publish,
      onMessage: (message) => outbox.settle(message.clientId),
      onNews: options.onNews,
      onError: (error) => {
        if (error.status === 401) lose(token);
      },
      onSeen: () => store.set({ isOnline: true }),
      onStatus: () => void refresh(),
      onBack: () => void refresh(),
    });
    thread = opened;
    watchOthers();
    publish();
    return opened;
  }

  /** The visitor may have opened another place while their conversation was being started. */
  function showStarted({ conversation, message }: StartedConversation, token: string, from: Place) {
    const isHere = place === NEWEST || places.resolve(from) === places.resolve(place);
    places.move(from, conversation.id);
    if (isHere) openThread(conversation, token, true).receive(message);
    else void refresh();
  }

  /** With several conversations, those that are not on screen are watched for news too. */
  function watchOthers() {
    if (!isSeveral || !hub) return;
    const others = (session.state()?.conversations ?? []).filter(({ id }) => id !== thread?.id);
    watchers.watch(hub, others);
  }

  /** Clears the screen after the session has ended, here or on the server. */
  function leaveSession() {
    for (const entry of outbox.entries()) {
      const its = places.resolve(entry.place);
      if (isConversation(its)) places.move(its, NEWEST);
    }
    closeThread();
    watchers.leaveAll();
    deliveries.stop();
    hub = null;
    place = NEWEST;
    publish();
  }

  /** Call when `token` is expired or revoked. Unsent messages go into a new session. */
  function lose(token: string) {
    if (session.token() !== token) return;
    session.drop();
    leaveSession();
    // The `userJWT` may still be valid and open another session.
    if (session.needsVerification()) void start();
  }

  /** Verifies the `userJWT`, and leaves the conversations of the earlier session if the token changes. */
  async function verifyIdentity(): Promise<ApiError | null> {
    const before = session.token();
    const error = await session.verifyIdentity();
    if (before && session.token() !== before) leaveSession();
    return error;
  }

  /** Reads the session's state, and shows what it says about the conversation on screen. */
  async function refresh(): Promise<ApiError | null> {
    const identityError = await verifyIdentity();
    if (identityError) return identityError;
    const token = session.token();
    const shown = thread;
    const error = await session.read();
    // Ignore an answer that is older than a change made meanwhile.
    if (session.token() !== token || thread !== shown) return null;
    if (error) {
      if (error.status === 401 && token) {
        lose(token);
        return null;
      }
      return error;
    }
    // The `userJWT` was refused, so the stored session may be another visitor's.
    if (session.wasJwtRefused() && session.state()?.contact.isVerified) {
      session.drop();
      leaveSession();
    }
    adoptState();
    return null;
  }

  function adoptState() {
    const token = session.token();
    const state = session.state();
    if (state) {
      const { name, email, isAnonymous } = state.contact;
      const known = store.get().contact;
      const contact = {
        name: isAnonymous ? known.name : name,
        email: email ?? known.email,
      };
      const isSame = contact.name === known.name && contact.email === known.email;
      store.set({ isOnline: state.isOnline, ...(isSame ? {} : { contact }) });
    }
    const conversations = state?.conversations ?? [];
    const mine = conversations.find(({ id }) => id === thread?.id);
    const newest = conversations[0];
    // Without several conversations, the newest is shown, whichever tab started it.
    const wanted = isSeveral && thread ? mine : newest;
    if (!token || !newest) closeThread();
    else if (wanted && wanted.id === thread?.id) thread.update(wanted);
    else if (wanted && !isUnstarted(place)) openThread(wanted, token, false);
    watchOthers();
    publish();
  }

  async function start() {
    clearTimeout(startTimer);
    wasStarted = true;
    const error = await refresh();
    store.set({ isStarting: error !== null, startFailed: error !== null });
    if (!error) {
      startAttempt = 0;
      options.onStarted();
      return reportPage();
    }
    startTimer = setTimeout(() => void start(), backoffMs(startAttempt++));
  }

  /**
   * Another tab created the session for a message that may not have been sent yet. Until there is a
   * conversation there is no channel to subscribe to, so the state is polled a few times.
   */
  function follow(token: string, attempt = 0) {
    setTimeout(() => {
      if (session.token() !== token || thread || attempt === FOLLOW_TRIES) return;
      void refresh().then(() => follow(token, attempt + 1));
    }, backoffMs(attempt));
  }

  function reportPage() {
    const token = session.token();
    const page = options.page();
    if (!wasStarted || !token || !page || document.visibilityState !== "visible") return;
    void api.reportPage(token, { ...page, privacy: options.privacy }).then(({ error }) => {
      if (error?.status === 401) lose(token);
    });
  }

  return {
    session,
    outbox,
    thread: () => thread,
    place: () => place,
    publish,
    start,
    refresh,
    reportPage,
    /** Creates a session if there is none. Reloads the frame if its ticket has expired. */
    async openSession(): Promise<string | null> {
      const { data, error } = await session.open();
      if (error?.code === "ticket_invalid") options.reload();
      return data;
    },
    /** Replaces the session token by one of the host page. */
    adopt(token: string | null) {
      if (token === session.token()) return;
      session.adopt(token);
      leaveSession();
      void start();
      if (token) follow(token);
    },
    /** Sets the `userJWT`. If it is about another visitor, the conversations on screen are left. */
    identify(userJWT: string | null) {
      if (session.identify(userJWT)) leaveSession();
      if (userJWT !== null) void start();
    },
    /** Shows one of the visitor's conversations. */
    go(conversation: VisitorConversation) {
      const token = session.token();
      if (!token) return;
      if (thread?.id !== conversation.id) openThread(conversation, token, false);
      place = conversation.id;
      publish();
    },
    /** Leaves the conversation on screen; the next message starts a new one. */
    goNew(next: Place) {
      thread?.close();
      thread = null;
      place = next;
      watchOthers();
      publish();
    },
  };
}

function threadState(thread: Thread) {
  const { log } = thread;
  return {
    conversation: thread.conversation(),
    messages: log.messages(),
    isCatchingUp: log.hasGap(),
    isLoaded: log.isLoaded(),
    loadFailed: !log.isLoaded() && thread.hasFailed(),
    hasOlder: log.hasOlder(),
    olderStatus: thread.olderStatus(),
    typingName: thread.typingName(),
    isReconnecting: thread.isReconnecting(),
  };
}
