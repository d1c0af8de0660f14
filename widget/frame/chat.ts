import { assertNever } from "../../lib/contract/assert-never.ts";
import { backoffMs, isTemporary } from "../../lib/contract/chat/backoff.ts";
import { createOutbox, type Delivery, type OutboxEntry } from "../../lib/contract/chat/outbox.ts";
import { sendableText } from "../../lib/contract/chat/sendable-text.ts";
import { uuid } from "../../lib/contract/chat/uuid.ts";
import type { VisitorConversation } from "../../lib/contract/conversations.ts";
import type { FrameConfig, VisitorPage } from "../../lib/contract/widget.ts";
import type { Envelope, HostToFrame } from "../protocol.ts";
import type { ApiError, WidgetApi } from "./api.ts";
import { type ChatState, INITIAL_STATE, NO_THREAD } from "./chat-state.ts";
import type { HostLink } from "./host-link.ts";
import { createSession } from "./session.ts";
import { createStore } from "./store.ts";
import { createThread, type Thread } from "./thread.ts";
import { toVisitorPage } from "./visitor-page.ts";

const HEARTBEAT_MS = 60_000;
const RELOAD_AGAIN_AFTER_MS = 60_000;

export type Chat = ReturnType<typeof createChat>;

/** Runs the chat: what the visitor does and what arrives comes together here. */
export function createChat(config: FrameConfig, api: WidgetApi, host: HostLink) {
  const isVisible = document.visibilityState === "visible";
  const store = createStore<ChatState>({ ...INITIAL_STATE, isVisible });
  let page: VisitorPage | null = null;
  let thread: Thread | null = null;
  let unread = 0;
  let wasReloaded = false;
  let startAttempt = 0;
  let startTimer: ReturnType<typeof setTimeout> | undefined;

  const session = createSession({
    api,
    config,
    page: () => page,
    keep: (token) => host.fire("frame.token", { token }),
  });
  const outbox = createOutbox({ deliver, onChange: () => store.set({ outbox: outbox.entries() }) });

  function publish() {
    if (!thread) return store.set(NO_THREAD);
    const { log } = thread;
    store.set({
      conversation: thread.conversation(),
      messages: log.messages(),
      isLoaded: log.isLoaded(),
      loadFailed: !log.isLoaded() && thread.hasFailed(),
      hasOlder: log.hasOlder(),
      olderStatus: thread.olderStatus(),
      typingName: thread.typingName(),
      isReconnecting: thread.isReconnecting(),
    });
    tellUnread(thread.unread());
  }

  function tellUnread(count: number) {
    if (count === unread) return;
    unread = count;
    host.fire("frame.unread", { count });
  }

  function closeThread() {
    if (!thread) return;
    thread.close();
    thread = null;
    publish();
    tellUnread(0);
  }

  function openThread(conversation: VisitorConversation, token: string, isNew: boolean) {
    closeThread();
    const opened = createThread({
      api,
      token,
      realtime: config.realtime,
      conversation,
      isNew,
      onChange: publish,
      onMessage: (message) => outbox.settle(message.clientId),
      onError: (error) => {
        if (error.status === 401) lose(token);
      },
      onBack: () => void refresh(),
    });
    thread = opened;
    publish();
    return opened;
  }

  /** `token` is expired or revoked. What is still to be sent goes into a fresh session. */
  function lose(token: string) {
    if (session.token() !== token) return;
    session.drop();
    closeThread();
  }

  /** Reads the session's state and shows its newest conversation. */
  async function refresh(): Promise<ApiError | null> {
    const token = session.token();
    const shown = thread;
    const error = await session.read();
    // An answer that is older than what happened meanwhile says nothing.
    if (session.token() !== token || thread !== shown) return null;
    if (error) {
      if (error.status === 401 && token) {
        lose(token);
        return null;
      }
      return error;
    }
    showNewest();
    return null;
  }

  /** Shows the conversation that the session's state, as last read, has as its newest. */
  function showNewest() {
    const token = session.token();
    const newest = session.state()?.conversations[0];
    if (!newest || !token) closeThread();
    else if (thread?.id === newest.id) thread.update(newest);
    else openThread(newest, token, false);
    publish();
  }

  async function start() {
    clearTimeout(startTimer);
    const error = await refresh();
    store.set({ isStarting: error !== null, startFailed: error !== null });
    if (!error) {
      startAttempt = 0;
      return reportPage();
    }
    startTimer = setTimeout(() => void start(), backoffMs(startAttempt++));
  }

  async function deliver({ clientId, text }: OutboxEntry): Promise<Delivery> {
    const opened = await session.open();
    if (opened.error) return afterError(opened.error);
    const token = opened.data;
    // A session from an earlier page may have a conversation that is not shown yet.
    if (!thread) {
      const error = session.isKnown() ? null : await refresh();
      if (error) return afterError(error);
      if (session.token() !== token) return { kind: "again" };
      if (!thread) showNewest();
    }
    const body = { clientId, text };
    if (thread) {
      const to = thread;
      const { data, error } = await api.postMessage(token, to.id, body);
      if (error) return afterSendError(error, token);
      if (thread === to) to.receive(data.message);
      return { kind: "delivered" };
    }
    const { data, error } = await api.startConversation(token, body);
    if (error) return afterSendError(error, token);
    if (session.token() === token) {
      const started = openThread(data.conversation, token, data.message.seq === 1);
      started.receive(data.message);
    }
    return { kind: "delivered" };
  }

  async function afterSendError(error: ApiError, token: string): Promise<Delivery> {
    if (error.status === 401) {
      lose(token);
      return { kind: "again" };
    }
    if (error.status === 404 && thread) {
      // The conversation is gone: see which one is the visitor's now, or start a new one.
      closeThread();
      session.doubt();
      return { kind: "again" };
    }
    return afterError(error);
  }

  function afterError(error: ApiError): Delivery {
    // A ticket that is refused right after a reload would be refused for ever.
    const canReload = !wasReloaded || performance.now() > RELOAD_AGAIN_AFTER_MS;
    if (error.code === "ticket_invalid" && canReload) {
      const pending = outbox.entries().map(({ clientId, text }) => ({ clientId, text }));
      host.fire("frame.reload", { carry: { draft: store.get().draft, pending } });
      return { kind: "halt" };
    }
    if (isTemporary(error)) return { kind: "later", retryAfterMs: error.retryAfterMs };
    return { kind: "rejected" };
  }

  function reportPage() {
    const token = session.token();
    if (!token || !page || document.visibilityState !== "visible") return;
    void api.reportPage(token, page).then(({ error }) => {
      if (error?.status === 401) lose(token);
    });
  }

  /** Woken up, back online, shown again: something may have been missed. */
  function wake() {
    const isVisible = document.visibilityState === "visible";
    store.set({ isVisible });
    thread?.networkChanged();
    if (!isVisible || !navigator.onLine) return;
    outbox.hurry();
    if (store.get().isStarting) return void start();
    thread?.resync();
    if (session.token()) void refresh();
    reportPage();
  }

  function adopt(token: string | null) {
    if (token === session.token()) return;
    closeThread();
    session.adopt(token);
    void start();
  }

  function onHostMessage(message: Envelope<HostToFrame>) {
    switch (message.type) {
      case "host.init": {
        const { token, open, carry, revoke } = message.data;
        if (revoke) void api.endSession(revoke);
        page = toVisitorPage(message.data.page);
        wasReloaded = carry !== null;
        session.adopt(token);
        store.set({ isOpen: open, draft: carry?.draft ?? "", focusRequests: open ? 1 : 0 });
        for (const entry of carry?.pending ?? []) outbox.add(entry);
        host.fire("frame.ready", {});
        return void start();
      }
      case "host.open":
        return setOpen(message.data.open);
      case "host.page":
        page = toVisitorPage(message.data);
        return reportPage();
      case "host.token":
        return adopt(message.data.token);
      case "host.logout": {
        const { token } = message.data;
        if (token) void api.endSession(token);
        outbox.clear();
        store.set({ draft: "" });
        return adopt(null);
      }
      default:
        assertNever(message);
    }
  }

  function setOpen(isOpen: boolean) {
    const { focusRequests } = store.get();
    store.set({ isOpen, focusRequests: isOpen ? focusRequests + 1 : focusRequests });
    if (isOpen) thread?.resync();
  }

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", wake);
  setInterval(reportPage, HEARTBEAT_MS);
  host.listen(onHostMessage);

  return {
    config,
    store,
    close: () => host.fire("frame.close", {}),
    write(draft: string) {
      store.set({ draft });
      thread?.typed(draft.trim() !== "");
    },
    send() {
      const text = sendableText(store.get().draft);
      if (!text) return;
      store.set({ draft: "" });
      thread?.sent();
      outbox.add({ clientId: uuid(), text });
    },
    retry() {
      outbox.retry();
      // The button that was pressed is gone.
      store.set({ focusRequests: store.get().focusRequests + 1 });
    },
    restart: () => (thread ? thread.resync() : void start()),
    loadOlder: () => void thread?.loadOlder(),
    /** Call when the newest message is on screen; what counts as read is decided here. */
    sawNewest() {
      const { isOpen, isVisible } = store.get();
      if (isOpen && isVisible) thread?.sawNewest();
    },
  };
}
