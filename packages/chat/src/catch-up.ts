import type { MessagePage } from "@linkdesk/contract/conversations.ts";
import type { MessageLog } from "./message-log.ts";

export const POLL_MIN_MS = 2_000;
export const POLL_MAX_MS = 30_000;
const POLL_GROWTH = 1.5;
const CATCH_UP_PAGE = 100;

/** The query of a page of messages; none of them: the newest. */
export type MessageRange = { after?: number; before?: number; limit?: number };

type Options = {
  log: MessageLog;
  /** null: it failed, and is worth another try later. */
  fetchPage: (range: MessageRange) => Promise<MessagePage | null>;
  onChange: () => void;
  /** Further behind than this it starts again from the newest page; without it, never. */
  restartBeyond?: number;
  /** Asked before it polls on its own, such as whether anybody is looking. */
  mayPoll?: () => boolean;
};
export type CatchUp = ReturnType<typeof createCatchUp>;

/**
 * Keeps a log complete: fetches what it lacks when asked, and on its own while realtime is down
 * (polling, slower and slower while nothing happens) or after a fetch that failed.
 */
export function createCatchUp({ log, fetchPage, onChange, restartBeyond, mayPoll }: Options) {
  let running = false;
  let again = false;
  let stopped = false;
  let isLive = false;
  let hasFailed = false;
  let isFarBehind = false;
  let delay = POLL_MIN_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** One request; true when another one is due at once. */
  async function step(): Promise<boolean> {
    const after = log.ceiling();
    const fromNewest = isFarBehind || !log.isLoaded();
    const page = await fetchPage(fromNewest ? {} : { after, limit: CATCH_UP_PAGE });
    hasFailed = page === null;
    if (!page) return false;
    if (page.messages.length > 0) delay = POLL_MIN_MS;
    if (fromNewest) {
      isFarBehind = false;
      log.addNewestPage(page);
      return false;
    }
    if (restartBeyond && page.lastSeq - after > restartBeyond) {
      isFarBehind = true;
      return !stopped;
    }
    log.addPageAfter(after, page);
    return !stopped && page.hasMore && page.messages.length > 0;
  }

  async function run(): Promise<void> {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    clearTimeout(timer);
    do {
      again = false;
      while (await step()) onChange();
    } while (again && !stopped);
    running = false;
    onChange();
    plan();
  }

  function plan() {
    clearTimeout(timer);
    if (stopped) return;
    if (isLive && !hasFailed && log.isLoaded() && !log.hasGap()) {
      delay = POLL_MIN_MS;
      return;
    }
    timer = setTimeout(() => {
      if (mayPoll && !mayPoll()) plan();
      else void run();
    }, delay);
    delay = Math.min(POLL_MAX_MS, delay * POLL_GROWTH);
  }

  return {
    /** Fetch now whatever is missing. */
    run() {
      // Asked again by hand: until there is an answer, nothing has failed.
      if (hasFailed && !log.isLoaded()) {
        hasFailed = false;
        onChange();
      }
      void run();
    },
    hasFailed: () => hasFailed,
    /** Something happened: if it is polling, poll briskly again. */
    nudge() {
      delay = POLL_MIN_MS;
      if (!running) plan();
    },
    /** Events flow again, or stopped flowing: either way something may have been missed. */
    setLive(next: boolean) {
      if (isLive === next && !next) return;
      isLive = next;
      delay = POLL_MIN_MS;
      if (next) void run();
      else if (!running) plan();
    },
    /** Nothing more is asked for until it is started again; an answer under way still counts. */
    stop() {
      stopped = true;
      isLive = false;
      clearTimeout(timer);
    },
    /** After a {@link stop}: the log may have fallen behind, so run or nudge next. */
    start() {
      stopped = false;
      delay = POLL_MIN_MS;
    },
  };
}
