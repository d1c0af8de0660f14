import "server-only";
import type { CreateSessionBody } from "../contract/widget.ts";
import { hashToken } from "../platform/secrets.ts";

/** Browsers send about 200 characters; the rest is somebody's experiment. */
const MAX_USER_AGENT_CHARS = 500;

/** Whose browser it is: from the request, not from its body. */
export type Browser = {
  address: string | null;
  userAgent: string | null;
  /** The session it has now, if any. */
  token: string | null;
};

/** What is known of a browser, as columns of its new session. */
export function sessionColumns(
  token: string,
  { locale, timezone, page }: CreateSessionBody,
  { userAgent }: Browser,
) {
  return {
    tokenHash: hashToken(token),
    locale,
    timezone,
    userAgent: userAgent?.slice(0, MAX_USER_AGENT_CHARS),
    ...(page ? pageColumns(page) : {}),
    ...(page ? { pageViews: { create: pageView(page) } } : {}),
  };
}

/** Where the visitor is, as columns of a session. */
export function pageColumns(page: { url: string; title: string; referrer: string }) {
  return { pageUrl: page.url, pageTitle: page.title || null, referrer: page.referrer || null };
}

/** A page of the visitor's trail. */
export function pageView(page: { url: string; title: string }) {
  return { url: page.url, title: page.title || null };
}
