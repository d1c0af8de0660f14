import "server-only";

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** After each failed attempt, how long until the next: twelve attempts over about a day. */
const DELAYS_S = [
  5,
  30,
  2 * MINUTE_S,
  10 * MINUTE_S,
  30 * MINUTE_S,
  HOUR_S,
  2 * HOUR_S,
  3 * HOUR_S,
  5 * HOUR_S,
  6 * HOUR_S,
  6 * HOUR_S,
];
/** Receivers that came back together are not asked all at the same moment. */
const JITTER = 0.2;
const MAX_RETRY_AFTER_S = HOUR_S;

export const MAX_ATTEMPTS = DELAYS_S.length + 1;

/**
 * When to try again after so many failed attempts; null: give up. A receiver may ask for a longer
 * pause (`Retry-After`), up to an hour.
 */
export function nextAttemptAt(
  attempts: number,
  now: Date,
  retryAfter: string | null = null,
  random = Math.random,
): Date | null {
  const delay = DELAYS_S[attempts - 1];
  if (delay === undefined) return null;
  const jittered = delay * (1 + JITTER * (2 * random() - 1));
  const seconds = Math.max(
    jittered,
    Math.min(retryAfterSeconds(retryAfter, now), MAX_RETRY_AFTER_S),
  );
  return new Date(now.getTime() + seconds * 1_000);
}

function retryAfterSeconds(header: string | null, now: Date): number {
  if (header === null) return 0;
  const seconds = /^\d+$/.test(header)
    ? Number(header)
    : (Date.parse(header) - now.getTime()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}
