import "server-only";
import type { JobData } from "../contract/jobs.ts";
import type { SecurityEvent } from "../contract/security-events.ts";
import { parseUserAgent } from "../contract/user-agent.ts";
import type { RequestOrigin } from "../http/request-origin.ts";
import { writeMail } from "../mail/write-mail.ts";
import { db, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, sendMail } from "../platform/mail.ts";

/** Subject, and what happened, as the rest of "Hello Maya,". */
const WORDS: Record<SecurityEvent, [subject: string, sentence: string]> = {
  password_changed: [
    "Your password was changed",
    "the password of your account was changed. Your other browsers were signed out.",
  ],
  password_reset: [
    "Your password was changed",
    "a new password was chosen for your account, with a link that we mailed you. Every browser was signed out.",
  ],
  two_factor_enabled: [
    "Two-factor sign-in is on",
    "two-factor sign-in was turned on for your account. Your other browsers were signed out.",
  ],
  two_factor_disabled: [
    "Two-factor sign-in is off",
    "two-factor sign-in was turned off for your account: the password alone is enough now.",
  ],
  recovery_codes_renewed: [
    "You have new recovery codes",
    "new recovery codes were made for your account. The old ones no longer work.",
  ],
  recovery_code_used: [
    "A recovery code was used",
    "one of the recovery codes of your account was used in place of your phone.",
  ],
  provider_linked: [
    "A new way to sign in",
    "your account can now also be opened through another provider.",
  ],
  new_browser: [
    "A new browser signed in",
    "your account was opened with a browser that we have not seen with it before.",
  ],
};

/**
 * Tells the owner of an account what happened to it, at the address it has now. In the transaction of
 * the change: whoever takes the address away next does not take the notice along.
 */
export async function noticeSecurityEvent(
  tx: Prisma.TransactionClient,
  userId: string,
  event: SecurityEvent,
  origin: RequestOrigin,
): Promise<void> {
  if (!isMailAvailable()) return;
  const { email } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true },
  });
  await enqueue(tx, "mail-security-notice", { userId, email, event, ...placeOf(origin) });
}

/** When and from where, as far as a mail says it: no more of the browser than its name. */
export function placeOf({ address, userAgent }: RequestOrigin) {
  return { at: new Date().toISOString(), address, browser: browserName(userAgent) };
}

/** "Firefox on Windows"; null when it is none that we know. */
export function browserName(userAgent: string | null): string | null {
  const { browser, os } = parseUserAgent(userAgent ?? "");
  const name = browser?.replace(/ \d+$/, "");
  if (!name) return os && `A browser on ${os}`;
  return os ? `${name} on ${os}` : name;
}

/** The lines of a mail that say when and from where. */
export function placeLines(place: { at: string; address: string | null; browser: string | null }) {
  const when = `${place.at.slice(0, 10)} ${place.at.slice(11, 16)} UTC`;
  return [
    `When: ${when}`,
    `With: ${place.browser ?? "a program or browser that we do not know"}`,
    `From: ${place.address ? `the address ${place.address}` : "an address that is not known"}`,
  ].join("\n");
}

/** The job: mails it. */
export async function mailSecurityNotice(
  { userId, email, event, ...place }: JobData<"mail-security-notice">,
  job: { id: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { name: true } });
  if (!user) return;
  const [subject, sentence] = WORDS[event];
  const letter = writeMail({
    subject,
    paragraphs: [
      `Hello ${user.name},`,
      sentence,
      "If that was you, there is nothing to do. If not, choose a new password now: it signs every browser out.",
    ],
    action: { label: "It was not me", url: `${env().APP_URL}/forgot-password` },
    quoted: placeLines(place),
  });
  await sendMail({ to: email, ...letter }, job.id);
}
