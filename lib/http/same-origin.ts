import { AppError } from "../platform/app-error.ts";
import { env } from "../platform/env.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a mutating request that a foreign page caused (CSRF): the browser's `Origin` must be
 * ours. Covers cookie-authenticated routes; not meant for callers with a token in a header.
 */
export function sameOrigin(request: Request): void {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.get("origin");
  if (origin === env().APP_URL) return;
  throw new AppError("origin_not_allowed", {
    message: `origin ${origin} is not ${env().APP_URL}`,
    userMessage: `Open the dashboard at ${env().APP_URL} and try again.`,
  });
}
