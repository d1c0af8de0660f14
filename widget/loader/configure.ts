import { report } from "./report.ts";

/** What the widget runs with, whichever style of configuration the page used. */
export type Settings = {
  inboxID: string;
  /** Where Linkdesk lives, without a trailing slash. */
  base: string;
  /** The origin of `base`: the only one the frame may speak from. */
  origin: string;
  userJWT: unknown;
};

/**
 * Reads `window.LinkdeskSettings`. Every style of configuration ends here, so that the rest of
 * the loader knows one shape. Names the wrong field in the console and returns null.
 */
export function configure(raw: unknown, scriptUrl: string): Settings | null {
  const { inboxID, baseURL, userJWT } = (raw || {}) as Record<string, unknown>;
  if (typeof inboxID !== "string" || !inboxID) {
    report("error", "LinkdeskSettings.inboxID is missing");
    return null;
  }
  try {
    const { origin, pathname } = new URL(baseURL ? String(baseURL) : new URL("/", scriptUrl));
    return { inboxID, base: origin + pathname.replace(/\/+$/, ""), origin, userJWT };
  } catch {
    report("error", "LinkdeskSettings.baseURL must be a full address (https://…)");
    return null;
  }
}
