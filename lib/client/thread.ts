import type { Attachment } from "@/lib/contract/attachments";
import type { MessageRange } from "@/lib/contract/chat/catch-up";
import { createMessageFeed, type OlderStatus } from "@/lib/contract/chat/message-feed";
import { createOutbox, type Delivery, type OutboxEntry } from "@/lib/contract/chat/outbox";
import { sendableText } from "@/lib/contract/chat/sendable-text";
import type { Message, MessagePage, PostMessageBody } from "@/lib/contract/conversations";

/** Further behind than this, a thread starts again from the newest page. */
const MAX_CATCH_UP = 300;

/** What goes with a text: files that were uploaded before. */
export type Files = { attachments: readonly Attachment[] };

export type ThreadSnapshot = {
  /** Ascending by `seq`, without repeats. */
  messages: readonly Message[];
  /** What this browser sends, and what it could not send. */
  outgoing: readonly OutboxEntry<Files>[];
  status: "loading" | "ready" | "failed";
  hasOlder: boolean;
  olderStatus: OlderStatus;
  /** Why the messages could not be loaded. */
  error: unknown;
};

export type ThreadDeps = {
  fetchPage: (range: MessageRange) => Promise<MessagePage>;
  post: (body: PostMessageBody) => Promise<Message>;
  /** What a failed post means for the message, and for people. */
  explain: (error: unknown) => Delivery & { kind: "later" | "rejected" };
  newId: () => string;
  /** Is anybody looking? Nothing is polled for nobody. */
  mayPoll: () => boolean;
};

/**
 * One conversation's messages: loading, catching up, history and sending. No React in it.
 * Fetches while it is open; what is being sent goes on when it is not.
 */
export type Thread = ReturnType<typeof createThread>;

export function createThread(deps: ThreadDeps) {
  const listeners = new Set<() => void>();
  let error: unknown = null;

  const feed = createMessageFeed({
    async fetchPage(range) {
      try {
        return await deps.fetchPage(range);
      } catch (cause) {
        error = cause;
        return null;
      }
    },
    onMessage: (message) => outbox.settle(message.clientId),
    onChange: publish,
    restartBeyond: MAX_CATCH_UP,
    mayPoll: deps.mayPoll,
  });
  const outbox = createOutbox<Files>({ deliver, onChange: publish });
  let snapshot = read();

  async function deliver({ clientId, text, attachments }: OutboxEntry<Files>): Promise<Delivery> {
    const attachmentIds = attachments.map((attachment) => attachment.id);
    try {
      feed.receive(await deps.post({ clientId, text, attachmentIds }));
      return { kind: "delivered" };
    } catch (cause) {
      return deps.explain(cause);
    }
  }

  function read(): ThreadSnapshot {
    const { log } = feed;
    return {
      messages: log.messages(),
      outgoing: outbox.entries(),
      status: log.isLoaded() ? "ready" : feed.hasFailed() ? "failed" : "loading",
      hasOlder: log.hasOlder(),
      olderStatus: feed.olderStatus(),
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
    open: () => feed.start(),
    close: feed.stop,
    setLive: feed.setLive,
    resync: feed.resync,
    loadOlder: feed.loadOlder,
    trim: feed.trim,
    /** A message was announced; `null` means that its content has to be fetched. */
    receive(seq: number, message: Message | null): void {
      if (message) feed.receive(message);
      else feed.announce(seq);
    },
    answered: feed.answered,
    send(draft: string, attachments: readonly Attachment[] = []): void {
      const text = sendableText(draft);
      if (!text && attachments.length === 0) return;
      outbox.add({ clientId: deps.newId(), text, attachments });
    },
    retry: (clientId: string) => outbox.retry(clientId),
    discard: outbox.discard,
    hurry: outbox.hurry,
  };
}
