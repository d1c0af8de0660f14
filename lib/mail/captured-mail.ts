import "server-only";
import type { Language } from "@linkdesk/contract/languages.ts";
import { env } from "../platform/env.ts";
import {
  type CapturedMail,
  isMailShown,
  listCapturedMail,
  parseCapturedMail,
} from "../platform/mail.ts";
import { contactMails, SAMPLE_MAILS } from "./sample-mails.ts";

const MAX_SHOWN = 100;

/**
 * The templates with made-up data, in the form of captured mails; those for contacts in `language`. For who may
 * see those.
 */
export function sampleMails(language: Language): CapturedMail[] {
  const sent = { sentAt: new Date(0).toISOString(), from: env().MAIL_FROM, to: "you@example.com" };
  return Object.entries({ ...SAMPLE_MAILS, ...contactMails(language) }).map(([id, mail]) =>
    parseCapturedMail({ id, ...sent, ...mail }),
  );
}

/**
 * The captured mails, for the person at this machine; null for everybody else. A request that came
 * through a proxy or by another name than the service's own is somebody else's, as far as anyone can
 * tell: names and addresses in headers can be forged, so this comes on top of `isMailShown`.
 */
export async function capturedMail(headers: Headers): Promise<CapturedMail[] | null> {
  const isHere = headers.get("host") === new URL(env().APP_URL).host;
  const from = headers.get("x-forwarded-for") ?? "";
  const isDirect = /^(::1|(::ffff:)?127\.0\.0\.1)?$/.test(from);
  return isMailShown() && isHere && isDirect ? listCapturedMail(MAX_SHOWN) : null;
}
