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
  /** `polling`: no events arrive. `stopped`: nothing more is asked for. */
  let mode: "stopped" | "polling" | "live" = "polling";
  /** `again`: somebody asked while a request was under way, which may have been too early for them. */
  let fetching: "nothing" | "once" | "again" = "nothing";
  let hasFailed = false;
  let delay = POLL_MIN_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function fetchOne(range: MessageRange): Promise<MessagePage | null> {
    const page = await fetchPage(range);
    hasFailed = page === null;
    if (page && page.messages.length > 0) delay = POLL_MIN_MS;
    return page;
  }

  async function startAtNewest(): Promise<boolean> {
    const page = await fetchOne({});
    if (page) log.addNewestPage(page);
    return false;
  }

  /** Fetches what follows; true when more is due at once. */
  async function step(): Promise<boolean> {
    if (!log.isLoaded()) return startAtNewest();
    const after = log.ceiling();
    const page = await fetchOne({ after, limit: CATCH_UP_PAGE });
    if (!page) return false;
    const isFarBehind = restartBeyond !== undefined && page.lastSeq - after > restartBeyond;
    if (isFarBehind) return !isStopped() && startAtNewest();
    log.addPageAfter(after, page);
    return page.hasMore && page.messages.length > 0;
  }

  async function run(): Promise<void> {
    if (isStopped()) return;
    if (fetching !== "nothing") {
      fetching = "again";
      return;
    }
    clearTimeout(timer);
    let isMore: boolean;
    do {
      fetching = "once";
      isMore = await step();
      onChange();
    } while ((isMore || isAskedAgain()) && !isStopped());
    fetching = "nothing";
    plan();
  }
  const isStopped = () => mode === "stopped";
  const isAskedAgain = () => fetching === "again";

  function plan() {
    clearTimeout(timer);
    if (isStopped()) return;
    if (mode === "live" && !hasFailed && log.isLoaded() && !log.hasGap()) {
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
      if (fetching === "nothing") plan();
    },
    /** Events flow again, or stopped flowing: either way something may have been missed. */
    setLive(next: boolean) {
      if (mode !== "live" && !next) return;
      mode = next ? "live" : "polling";
      delay = POLL_MIN_MS;
      if (next) void run();
      else if (fetching === "nothing") plan();
    },
    /** Nothing more is asked for until it is started again; an answer under way still counts. */
    stop() {
      mode = "stopped";
      clearTimeout(timer);
    },
    /** After a {@link stop}: the log may have fallen behind, so run or nudge next. */
    start() {
      mode = "polling";
      delay = POLL_MIN_MS;
    },
  };
}
