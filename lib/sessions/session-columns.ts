import "server-only";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import type { CreateSessionBody, VisitorPrivacy } from "@linkdesk/contract/widget.ts";
import { hashToken } from "../platform/secrets.ts";
import { maskAddress } from "./mask-address.ts";

/** Browsers send about 200 characters; the rest is somebody's experiment. */
const MAX_USER_AGENT_CHARS = 500;

/** Whose browser it is: from the request, not from its body. */
export type Browser = {
  address: string | null;
  userAgent: string | null;
  /** The foreign page that calls; null or left out for our own frame, and for callers that are no page. */
  origin?: string | null;
  /** The session it has now, if any. */
  token: string | null;
};

/** What is known of a browser, as columns of its new session. */
export function sessionColumns(
  token: string,
  { ticket, locale, timezone, page, privacy }: CreateSessionBody,
  { userAgent, address }: Browser,
  settings: InboxSettings,
) {
  return {
    tokenHash: hashToken(token),
    locale,
    timezone,
    isCustom: ticket === undefined,
    userAgent: userAgent?.slice(0, MAX_USER_AGENT_CHARS),
    ...keptColumns(settings, address, KEPT_AS_THE_INBOX_SAYS, privacy),
    ...(page ? pageColumns(page) : {}),
    ...(page ? { pageViews: { create: pageView(page) } } : {}),
  };
}

type Kept = { anonymizeIp: boolean; retentionDays: number | null };
const KEPT_AS_THE_INBOX_SAYS: Kept = { anonymizeIp: false, retentionDays: null };

/**
 * The address a session is seen from, and what its pages asked to keep less of. Whatever the
 * strictest of them said holds for the whole session: a page cannot loosen what another asked for.
 */
export function keptColumns(
  settings: InboxSettings,
  address: string | null,
  before: Kept,
  asked: VisitorPrivacy = {},
): Kept & { address: string | null } {
  const anonymizeIp = before.anonymizeIp || asked.anonymizeIp === true;
  const wished = settings.privacy.pageRetention ? asked.retentionDays : null;
  const days = [before.retentionDays, wished].filter((d) => d != null);
  const isMasked = anonymizeIp || settings.privacy.anonymizeIp;
  return {
    address: address && isMasked ? maskAddress(address) : address,
    anonymizeIp,
    retentionDays: days.length > 0 ? Math.min(...days) : null,
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
