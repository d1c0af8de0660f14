import type { Message, MessagePage } from "@linkdesk/contract/conversations.ts";

/** Beyond the first, a log that is read at its end shrinks to the second. */
const TRIM_BEYOND = 150;
const TRIM_TO = 100;

/**
 * The messages of one conversation, by `seq`. Everything that exists from `floor` to `ceiling`
 * is here. A message beyond the ceiling that does not follow it is kept, and there is a gap until a
 * page fills it. A page is complete for its range: a number that it leaves out does not exist for
 * this reader and is no gap.
 */
export type MessageLog = ReturnType<typeof createMessageLog>;

export function createMessageLog() {
  const bySeq = new Map<number, Message>();
  let sorted: readonly Message[] | null = [];
  let loaded = false;
  let floor = 1;
  let ceiling = 0;
  let newest = 0;

  const put = (messages: readonly Message[]) => {
    for (const message of messages) {
      if (!bySeq.has(message.seq)) {
        bySeq.set(message.seq, message);
        sorted = null;
      }
      newest = Math.max(newest, message.seq);
    }
  };
  const climb = () => {
    while (bySeq.has(ceiling + 1)) ceiling++;
  };
  const forgetBefore = (seq: number) => {
    for (const known of bySeq.keys()) if (known < seq) bySeq.delete(known);
    sorted = null;
  };
  const firstSeq = (page: MessagePage) => page.messages[0]?.seq ?? 1;
  const lastSeq = (page: MessagePage) => page.messages.at(-1)?.seq ?? 0;

  return {
    /** A first page (the newest messages) has been taken in, or there is nothing to load. */
    isLoaded: () => loaded,
    /** Ask for what comes `after` this to catch up. */
    ceiling: () => ceiling,
    /** Ask for what comes `before` this to go back in history. */
    floor: () => floor,
    hasOlder: () => loaded && floor > 1,
    hasGap: () => loaded && newest > ceiling,
    /** Ascending; the same array until something is added. */
    messages(): readonly Message[] {
      sorted ??= [...bySeq.values()].sort((a, b) => a.seq - b.seq);
      return sorted;
    },

    /** A conversation that was just started has no history to load. */
    startEmpty() {
      loaded = true;
    },
    /** One message, from an event or as the answer to a send. */
    add(message: Message) {
      // Late news of what was let go: it would stand alone above a hole.
      if (message.seq < floor) return;
      put([message]);
      if (loaded) climb();
    },
    /** A message that is known has changed: it was answered. Nothing happens to an unknown one. */
    amend(seq: number, change: Partial<Pick<Message, "response">>) {
      const known = bySeq.get(seq);
      if (!known) return;
      bySeq.set(seq, { ...known, ...change });
      sorted = null;
    },
    /**
     * For a reader at the end: removes old messages, which are loaded again on request. This bounds the
     * number of drawn messages and the cost of each new one. Returns whether it removed any.
     */
    trim(): boolean {
      if (!loaded || bySeq.size <= TRIM_BEYOND) return false;
      const first = this.messages().at(-TRIM_TO)?.seq ?? floor;
      forgetBefore(first);
      floor = first;
      return true;
    },
    /** The server is known to have a message `seq` that has not been seen. */
    noteNewest(seq: number) {
      newest = Math.max(newest, seq);
    },
    /**
     * Adds the newest page, at first or after a long absence. Messages before a gap in front of the
     * page are removed; they are loaded again as history.
     */
    addNewestPage(page: MessagePage) {
      const first = firstSeq(page);
      const joins = loaded && first <= ceiling + 1;
      if (page.hasMore && !joins) forgetBefore(first);
      put(page.messages);
      floor = page.hasMore ? (joins ? Math.min(floor, first) : first) : 1;
      ceiling = Math.max(joins ? ceiling : 0, lastSeq(page), page.lastSeq);
      newest = Math.max(newest, ceiling);
      loaded = true;
      climb();
    },
    /** A page that was asked for with `after`; `hasMore` means that newer ones follow. */
    addPageAfter(after: number, page: MessagePage) {
      put(page.messages);
      newest = Math.max(newest, page.lastSeq);
      if (after <= ceiling) {
        const end = page.hasMore ? lastSeq(page) : Math.max(lastSeq(page), page.lastSeq);
        ceiling = Math.max(ceiling, end);
      }
      climb();
    },
    /** A page that was asked for with `before`; `hasMore` means that older ones exist. */
    addPageBefore(before: number, page: MessagePage) {
      // Restarted from a later position meanwhile: this page would leave an undetected gap.
      if (before < floor) return;
      put(page.messages);
      floor = page.hasMore ? Math.min(floor, firstSeq(page)) : 1;
    },
  };
}
