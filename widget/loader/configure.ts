import { report } from "./report.ts";

/** What the widget runs with, whichever style of configuration the page used. */
export type Settings = {
  inboxID: string;
  /** Where Linkdesk lives, without a trailing slash. */
  base: string;
  /** The origin of `base`: the only one the frame may speak from. */
  origin: string;
  hasUserJWT: boolean;
};

/**
 * Reads `window.LinkdeskSettings`. Every style of configuration ends here, so that the rest of
 * the loader knows one shape. Names the wrong field in the console and returns null.
 */
export function configure(raw: unknown, scriptUrl: string): Settings | null {
  const given = (raw || {}) as Record<string, unknown>;
  const inboxID = given.inboxID;
  if (typeof inboxID !== "string" || !inboxID) {
    report("error", "LinkdeskSettings.inboxID is missing. Set it before widget.js loads.");
    return null;
  }
  try {
    const url = given.baseURL
      ? new URL(String(given.baseURL), location.href)
      : new URL("/", scriptUrl);
    return {
      inboxID,
      base: url.origin + url.pathname.replace(/\/+$/, ""),
      origin: url.origin,
      hasUserJWT: Boolean(given.userJWT),
    };
  } catch {
    report("error", "LinkdeskSettings.baseURL must be an address like https://chat.example.com");
    return null;
  }
}
