import type { MessageRange } from "@linkdesk/chat/catch-up.ts";
import type { OlderStatus } from "@linkdesk/chat/message-feed.ts";
import type { Message, MessagePage } from "@linkdesk/contract/conversations.ts";
import { MESSAGE_PAGE_SIZE } from "@linkdesk/contract/limits.ts";

/** How many messages after the one that is shown are loaded with it; the rest of the page is before it. */
const AFTER = 20;

type Options = {
  /** Null: it failed. */
  fetchPage: (range: MessageRange) => Promise<MessagePage | null>;
  onChange: () => void;
};

export type HistoryWindow = ReturnType<typeof createHistoryWindow>;

/**
 * A part of a conversation's history around one message, without what is between it and the newest messages. It grows
 * in both directions on request.
 */
export function createHistoryWindow(seq: number, { fetchPage, onChange }: Options) {
  let messages: readonly Message[] = [];
  let status: "loading" | "ready" | "failed" = "loading";
  let hasOlder = false;
  let hasNewer = false;
  let olderStatus: OlderStatus = "idle";
  let newerStatus: OlderStatus = "idle";

  async function load(): Promise<void> {
    status = "loading";
    onChange();
    const page = await fetchPage({ before: seq + AFTER + 1, limit: MESSAGE_PAGE_SIZE });
    if (page) {
      messages = page.messages;
      hasOlder = page.hasMore;
      hasNewer = (messages.at(-1)?.seq ?? 0) < page.lastSeq;
    }
    status = page ? "ready" : "failed";
    onChange();
  }

  return {
    load,
    messages: () => messages,
    status: () => status,
    hasOlder: () => hasOlder,
    hasNewer: () => hasNewer,
    olderStatus: () => olderStatus,
    newerStatus: () => newerStatus,
    async loadOlder(): Promise<void> {
      const first = messages[0];
      if (!first || !hasOlder || olderStatus === "loading") return;
      olderStatus = "loading";
      onChange();
      const page = await fetchPage({ before: first.seq, limit: MESSAGE_PAGE_SIZE });
      if (page) {
        messages = [...page.messages, ...messages];
        hasOlder = page.hasMore;
      }
      olderStatus = page ? "idle" : "failed";
      onChange();
    },
    async loadNewer(): Promise<void> {
      const last = messages.at(-1);
      if (!last || !hasNewer || newerStatus === "loading") return;
      newerStatus = "loading";
      onChange();
      const page = await fetchPage({ after: last.seq, limit: MESSAGE_PAGE_SIZE });
      if (page) {
        messages = [...messages, ...page.messages];
        hasNewer = page.hasMore;
      }
      newerStatus = page ? "idle" : "failed";
      onChange();
    },
    /** A message was answered. */
    amend(changed: number, response: Message["response"]): void {
      messages = messages.map((one) => (one.seq === changed ? { ...one, response } : one));
    },
  };
}
