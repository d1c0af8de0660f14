const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** If the server asks for a longer pause, the caller gets the error and decides. */
const LONGEST_WAIT_MS = 60_000;

/**
 * The pause before another try, in milliseconds: growing, with jitter, and never shorter than the server
 * asked for. Null if the server asks for more than a minute.
 */
export function retryDelay(tries: number, retryAfterMs: number | null): number | null {
  if (retryAfterMs !== null && retryAfterMs > LONGEST_WAIT_MS) return null;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
  const jitter = pause / 2 + (Math.random() * pause) / 2;
  return retryAfterMs === null ? jitter : retryAfterMs + jitter / 2;
}

/** Waits. Resolves early, with true, when the signal aborts. */
export function wait(ms: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((done) => {
    if (signal?.aborted) return done(true);
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      done(signal?.aborted ?? false);
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener("abort", finish);
  });
}
