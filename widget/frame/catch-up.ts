import type { MessagePage } from "../../lib/contract/conversations.ts";
import type { ApiResult, MessageRange } from "./api.ts";
import type { MessageLog } from "./message-log.ts";

export const POLL_MIN_MS = 2_000;
export const POLL_MAX_MS = 30_000;
const POLL_GROWTH = 1.5;
const CATCH_UP_PAGE = 100;

type Options = {
  log: MessageLog;
  fetchPage: (range: MessageRange) => Promise<ApiResult<MessagePage>>;
  onChange: () => void;
};
export type CatchUp = ReturnType<typeof createCatchUp>;

/**
 * Keeps a log complete: fetches what it lacks when asked, and on its own while realtime is down
 * (polling, slower and slower while nothing happens) or after a fetch that failed.
 */
export function createCatchUp({ log, fetchPage, onChange }: Options) {
  let running = false;
  let again = false;
  let stopped = false;
  let isLive = false;
  let hasFailed = false;
  let delay = POLL_MIN_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** One request; true when another one is due at once. */
  async function step(): Promise<boolean> {
    const after = log.ceiling();
    const range = log.isLoaded() ? { after, limit: CATCH_UP_PAGE } : {};
    const { data: page, error } = await fetchPage(range);
    hasFailed = error !== null;
    if (stopped || !page) return false;
    if (page.messages.length > 0) delay = POLL_MIN_MS;
    if (range.limit) log.addPageAfter(after, page);
    else log.addNewestPage(page);
    return Boolean(range.limit && page.hasMore && page.messages.length > 0);
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
    if (stopped) return;
    onChange();
    plan();
  }

  function plan() {
    clearTimeout(timer);
    if (isLive && !hasFailed && log.isLoaded() && !log.hasGap()) {
      delay = POLL_MIN_MS;
      return;
    }
    timer = setTimeout(() => void run(), delay);
    delay = Math.min(POLL_MAX_MS, delay * POLL_GROWTH);
  }

  return {
    /** Fetch now whatever is missing. */
    run: () => void run(),
    hasFailed: () => hasFailed,
    /** Something happened: if it is polling, poll briskly again. */
    nudge() {
      delay = POLL_MIN_MS;
      if (!running && !stopped) plan();
    },
    /** Events flow again, or stopped flowing: either way something may have been missed. */
    setLive(next: boolean) {
      if (isLive === next && !next) return;
      isLive = next;
      delay = POLL_MIN_MS;
      if (next) void run();
      else if (!running) plan();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
