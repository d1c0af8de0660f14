import type { App } from "./app.ts";
import type { Timeouts } from "./options.ts";

/**
 * Looks at every connection of `app` once: asks silent ones for a sign of life, closes those that
 * owe one, and those that stayed anonymous where that is not allowed. One sweep serves all, so a
 * period is kept to within the sweep's own.
 */
export function sweepConnections(app: App, nowMs: number): void {
  const { activityMs, pongMs, authorizationMs } = app.settings.timeouts;
  for (const connection of app.connections.values()) {
    if (connection.pingSentMs !== undefined) {
      if (nowMs - connection.pingSentMs >= pongMs) connection.close(4201);
    } else if (nowMs - connection.lastSeenMs >= activityMs) {
      connection.ping(nowMs);
    } else if (
      app.options.authorizedConnections &&
      !connection.isAuthorized &&
      nowMs - connection.openedAtMs >= authorizationMs
    ) {
      connection.close(4009, "Connection not authorized within timeout");
    }
  }
}

const MAX_SWEEP_MS = 5_000;
const MIN_SWEEP_MS = 10;

/** How often to sweep, so that the shortest timeout is overrun by a quarter at most. */
export function sweepPeriodMs(timeouts: Timeouts): number {
  const shortest = Math.min(timeouts.activityMs, timeouts.pongMs, timeouts.authorizationMs);
  return Math.min(MAX_SWEEP_MS, Math.max(MIN_SWEEP_MS, shortest / 4));
}
