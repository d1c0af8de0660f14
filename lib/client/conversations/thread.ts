import type { MessageRange } from "@linkdesk/chat/catch-up.ts";
import { createMessageFeed, type OlderStatus } from "@linkdesk/chat/message-feed.ts";
import { createOutbox, type Delivery, type OutboxEntry } from "@linkdesk/chat/outbox.ts";
import { sendableText } from "@linkdesk/chat/sendable-text.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Message, MessagePage } from "@linkdesk/contract/conversations.ts";
import type { PostMessageBody } from "@linkdesk/contract/messages.ts";
import type { MentionRef, PostNoteBody } from "@linkdesk/contract/notes.ts";
import { createHistoryWindow, type HistoryWindow } from "./history-window.ts";
import type { Files, Mentions, StoredOutbox } from "./unsent.ts";

/** Further behind than this, a thread starts again from the newest page. */
const MAX_CATCH_UP = 300;

export type ThreadSnapshot = {
  /** Ascending by `seq`, without repeats. */
  messages: readonly Message[];
  /** What this browser sends, and what it could not send. */
  outgoing: readonly OutboxEntry<Files>[];
  /** Notes that this browser sends, and those it could not send. */
  outgoingNotes: readonly OutboxEntry[];
  status: "loading" | "ready" | "failed";
  hasOlder: boolean;
  olderStatus: OlderStatus;
  /** The messages are a part of the history: there are newer ones between it and the newest page. */
  hasNewer: boolean;
  newerStatus: OlderStatus;
  /** Why the messages could not be loaded. */
  error: unknown;
};

export type ThreadDeps = {
  fetchPage: (range: MessageRange) => Promise<MessagePage>;
  post: (body: PostMessageBody) => Promise<Message>;
  /** Does what was to follow a message. Says itself when it fails: the message is sent. */
  act: (actions: readonly ConversationAction[]) => Promise<void>;
  postNote: (body: PostNoteBody) => Promise<void>;
  /** What a failed post means for what was written, and for people. */
  explain: (error: unknown) => Delivery;
  /** Where what is on its way is kept beyond the page. */
  stored: { replies: StoredOutbox<Files>; notes: StoredOutbox<Mentions> };
  newId: () => string;
  /** Is anybody looking? Nothing is polled for nobody. */
  mayPoll: () => boolean;
};

/**
 * One conversation's messages: loading, catching up, history and sending, and the sending of notes.
 * No React in it. Fetches while it is open; what is being sent goes on when it is not, and what an
 * earlier page left unsent is sent now.
 */
export type Thread = ReturnType<typeof createThread>;

export function createThread(deps: ThreadDeps) {
  const listeners = new Set<() => void>();
  const returned = new Set<(reply: Files & { text: string }) => void>();
  let error: unknown = null;
  /** What is shown instead of the newest messages. */
  let history: HistoryWindow | null = null;

  async function fetchPage(range: MessageRange): Promise<MessagePage | null> {
    try {
      return await deps.fetchPage(range);
    } catch (cause) {
      error = cause;
      return null;
    }
  }
  const feed = createMessageFeed({
    fetchPage,
    onMessage: (message) => outbox.settle(message.clientId),
    onChange: publish,
    restartBeyond: MAX_CATCH_UP,
    mayPoll: deps.mayPoll,
  });
  const outbox = createOutbox<Files>({
    deliver,
    onChange() {
      deps.stored.replies.write(outbox.entries());
      publish();
    },
  });
  const notes = createOutbox<Mentions>({
    deliver: deliverNote,
    onChange() {
      deps.stored.notes.write(notes.entries());
      publish();
    },
  });
  outbox.restore(deps.stored.replies.read());
  notes.restore(deps.stored.notes.read());
  let snapshot = read();

  async function deliver(entry: OutboxEntry<Files>): Promise<Delivery> {
    const { clientId, text, attachments, actions = [] } = entry;
    const attachmentIds = attachments.map((attachment) => attachment.id);
    try {
      feed.receive(await deps.post({ clientId, text, attachmentIds }));
      if (actions.length > 0) await deps.act(actions);
      return { kind: "delivered" };
    } catch (cause) {
      return deps.explain(cause);
    }
  }

  async function deliverNote({
    clientId,
    text,
    mentions,
  }: OutboxEntry<Mentions>): Promise<Delivery> {
    try {
      await deps.postNote({ clientId, text, mentions });
      return { kind: "delivered" };
    } catch (cause) {
      return deps.explain(cause);
    }
  }

  /** Sends what waits at once. */
  function hurry(): void {
    outbox.hurry();
    notes.hurry();
  }

  /** Once the history reaches the newest messages, they are one. */
  function joinHistory(shown: HistoryWindow): void {
    const { log } = feed;
    if (shown.status() !== "ready") return;
    const messages = shown.messages();
    const first = messages[0]?.seq;
    const last = messages.at(-1)?.seq;
    if (first === undefined || last === undefined) {
      history = null;
      return;
    }
    const floor = log.floor();
    if (!log.isLoaded() || last < floor - 1) return;
    if (first < floor) {
      const older = messages.filter(({ seq }) => seq < floor);
      log.addPageBefore(floor, { messages: older, lastSeq: last, hasMore: shown.hasOlder() });
    }
    history = null;
  }

  function readHistory(shown: HistoryWindow): ThreadSnapshot {
    return {
      messages: shown.messages(),
      // What is on its way stands behind the newest message, which is not here.
      outgoing: [],
      outgoingNotes: [],
      status: shown.status(),
      hasOlder: shown.hasOlder(),
      olderStatus: shown.olderStatus(),
      hasNewer: true,
      newerStatus: shown.newerStatus(),
      error: shown.status() === "failed" ? error : null,
    };
  }

  function read(): ThreadSnapshot {
    const { log } = feed;
    if (history) joinHistory(history);
    if (history) return readHistory(history);
    return {
      messages: log.messages(),
      outgoing: outbox.entries(),
      outgoingNotes: notes.entries(),
      status: log.isLoaded() ? "ready" : feed.hasFailed() ? "failed" : "loading",
      hasOlder: log.hasOlder(),
      olderStatus: feed.olderStatus(),
      hasNewer: false,
      newerStatus: "idle",
      error: feed.hasFailed() ? error : null,
    };
  }
  function publish(): void {
    snapshot = read();
    for (const listener of listeners) listener();
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    /** It is on screen: from here until {@link close} it keeps itself complete. */
    open(): void {
      feed.start();
      hurry();
    },
    close: feed.stop,
    setLive: feed.setLive,
    resync(): void {
      if (history?.status() === "failed") void history.load();
      feed.resync();
    },
    loadOlder: () => (history ? history.loadOlder() : feed.loadOlder()),
    /** Of a part of the history: the messages after it. */
    loadNewer: async () => history?.loadNewer(),
    trim(): void {
      if (!history) feed.trim();
    },
    /** Shows the messages around one, wherever it is. */
    showAround(seq: number): void {
      const { log } = feed;
      history = null;
      if (seq < 1 || (log.isLoaded() && seq >= log.floor())) {
        publish();
        return;
      }
      const shown = createHistoryWindow(seq, {
        fetchPage,
        // Of what is shown no more, nothing is news.
        onChange: () => history === shown && publish(),
      });
      history = shown;
      void shown.load();
    },
    /** Shows the newest messages again. */
    showNewest(): void {
      if (!history) return;
      history = null;
      publish();
    },
    /** A message was announced; `null` means that its content has to be fetched. */
    receive(seq: number, message: Message | null): void {
      if (message) feed.receive(message);
      else feed.announce(seq);
    },
    answered(seq: number, response?: Message["response"]): Promise<void> {
      if (response) history?.amend(seq, response);
      return feed.answered(seq, response);
    },
    send(
      draft: string,
      attachments: readonly Attachment[] = [],
      {
        actions,
        holdMs,
      }: {
        actions?: readonly ConversationAction[];
        /** How long it waits, and can be taken back. */
        holdMs?: number;
      } = {},
    ): void {
      const text = sendableText(draft);
      if (!text && attachments.length === 0) return;
      history = null;
      const message = { clientId: deps.newId(), text, attachments, ...(actions && { actions }) };
      outbox.add(message, holdMs);
    },
    sendNote(draft: string, mentions?: MentionRef[]): void {
      const text = sendableText(draft);
      if (!text) return;
      history = null;
      notes.add({ clientId: deps.newId(), text, ...(mentions?.length && { mentions }) });
    },
    /** Sends again what failed, a reply or a note. */
    retry(clientId: string): void {
      outbox.retry(clientId);
      notes.retry(clientId);
    },
    /** Takes back a reply that still waits, or the newest one; whoever listens gets it. Returns whether there was one. */
    takeBack(clientId?: string): boolean {
      const held = outbox.entries().findLast((entry) => entry.notBefore !== undefined);
      const chosen = clientId ?? held?.clientId;
      const entry = chosen === undefined ? null : outbox.takeBack(chosen);
      if (entry) for (const listener of returned) listener(entry);
      return entry !== null;
    },
    /** Calls the listener with every reply that is taken back. Returns how to stop. */
    onReturned(listener: (reply: Files & { text: string }) => void): () => void {
      returned.add(listener);
      return () => returned.delete(listener);
    },
    /** Sends what waits at once: the page is being left. */
    release: outbox.release,
    discard(clientId: string): void {
      outbox.discard(clientId);
      notes.discard(clientId);
    },
    hurry,
  };
}
