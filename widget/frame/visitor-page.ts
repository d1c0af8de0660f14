import { cutText } from "@linkdesk/chat/cut-text.ts";
import { storable } from "@linkdesk/chat/sendable-text.ts";
import type { VisitorPage } from "@linkdesk/contract/widget.ts";
import type { HostPage } from "../protocol.ts";

const MAX_URL_CHARS = 2_048;
const MAX_TITLE_CHARS = 300;

/** The host page in the API's form; undefined if it is not on the web (`file:`, `about:`). */
export function toVisitorPage(page: HostPage): VisitorPage | undefined {
  if (!/^https?:/.test(page.url)) return;
  // The query is where length and secrets are: better without it than cut in the middle.
  const url = page.url.length > MAX_URL_CHARS ? (page.url.split(/[?#]/)[0] ?? "") : page.url;
  if (url.length > MAX_URL_CHARS) return;
  return {
    url: storable(url),
    title: storable(cutText(page.title, MAX_TITLE_CHARS)),
    referrer: storable(page.referrer.slice(0, MAX_URL_CHARS)),
  };
}
