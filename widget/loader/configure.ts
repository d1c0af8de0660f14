import { type Options, readOptions } from "./options.ts";
import { report } from "./report.ts";

/** What the widget runs with, whichever style of configuration the page used. */
export type Settings = {
  inboxID: string;
  /** Where Linkdesk lives, without a trailing slash. */
  base: string;
  options: Options;
};

/**
 * Reads `window.LinkdeskSettings` or what `linktor('init', …)` was given. Both styles end here,
 * so that the rest of the loader knows one shape. Names the wrong field in the console and
 * returns null if there can be no widget.
 */
export function configure(raw: unknown, scriptUrl: string): Settings | null {
  const options = readOptions(raw);
  const { inboxID = options.channelId, baseURL } = options;
  if (typeof inboxID !== "string") {
    report("inboxID (or channelId) is missing");
    return null;
  }
  try {
    const { origin, pathname } = new URL(baseURL ? String(baseURL) : new URL("/", scriptUrl));
    let base = origin + pathname;
    while (base.endsWith("/")) base = base.slice(0, -1);
    return { inboxID, base, options };
  } catch {
    report("baseURL must be a full address (https://…)");
    return null;
  }
}
