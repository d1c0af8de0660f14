const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 15_000;

/** Delay before try number `attempt` + 1: doubling, with jitter so that crowds spread out. */
export function backoffMs(attempt: number, random = Math.random): number {
  const full = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  return Math.round(full * (0.75 + random() * 0.5));
}

/** A `Retry-After` header (seconds, or a date) in milliseconds from `now`; null without one. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/**
 * Worth sending again unchanged: nobody answered (`status` 0: network, time-out), or the server
 * asks to come back later.
 */
export function isTemporary({ status }: { status: number }): boolean {
  return status === 0 || status === 429 || status >= 500;
}
