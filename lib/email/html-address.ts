import "server-only";
import { sign, verify } from "../platform/secrets.ts";

/** As long as a dashboard may stay open without asking again. */
const VALID_MS = 24 * 60 * 60 * 1000;

/**
 * Where the HTML of a mail is shown. The frame it is in is sandboxed and so has no cookies that would prove who
 * asks; the address does, for a day.
 */
export function htmlAddress(emailId: string, now = Date.now()): string {
  return `/api/mail-html/${sign("mail-html", `${emailId}.${now + VALID_MS}`)}`;
}

/** The mail of such an address; null if it is not ours, or too old. */
export function readHtmlAddress(token: string, now = Date.now()): string | null {
  const [id = "", expires = ""] = (verify("mail-html", token) ?? "").split(".");
  return Number(expires) > now ? id : null;
}
