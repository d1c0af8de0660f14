import type { VisitorPage } from "../../lib/contract/widget.ts";
import type { HostPage } from "../protocol.ts";

/**
 * The longest message, in UTF-16 code units. The same number as in lib/contract/text.ts, which
 * the frame cannot import without zod; text.test.ts holds the two together.
 */
export const MAX_MESSAGE_CHARS = 10_000;

const MAX_URL_CHARS = 2_048;
const MAX_TITLE_CHARS = 300;

/** Without what the server refuses: NUL, and halves of surrogate pairs (a cut emoji). */
export function storable(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** The host page as the API takes it; null when it is no web page (`file:`, `about:`). */
export function toVisitorPage(page: HostPage): VisitorPage | null {
  if (!/^https?:/.test(page.url)) return null;
  // The query is where length and secrets are: better without it than cut in the middle.
  const url = page.url.length > MAX_URL_CHARS ? (page.url.split(/[?#]/)[0] ?? "") : page.url;
  if (url.length > MAX_URL_CHARS) return null;
  return {
    url: storable(url),
    title: storable(page.title.slice(0, MAX_TITLE_CHARS)),
    referrer: storable(page.referrer.slice(0, MAX_URL_CHARS)),
  };
}
