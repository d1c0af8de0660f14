import "server-only";
import type { Language } from "@linkdesk/contract/languages.ts";
import { isAtThisMachine } from "../http/dev-pages.ts";
import { env } from "../platform/env.ts";
import { type CapturedMail, listCapturedMail, parseCapturedMail } from "../platform/mail.ts";
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

/** The captured mails, for the person at this machine; null for everybody else. */
export async function capturedMail(headers: Headers): Promise<CapturedMail[] | null> {
  return isAtThisMachine(headers) ? listCapturedMail(MAX_SHOWN) : null;
}
