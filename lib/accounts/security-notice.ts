import "server-only";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import type { SecurityEvent } from "@linkdesk/contract/security-events.ts";
import { parseUserAgent } from "@linkdesk/contract/user-agent.ts";
import type { RequestOrigin } from "../access/actor.ts";
import { securityNoticeMail } from "../mail/templates/security-notice.ts";
import { db, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, sendMail } from "../platform/mail.ts";

/**
 * Notifies the owner of an account of a change. The address is read in the transaction of the change,
 * so that a later change of the address does not redirect the notice.
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

/** When and from where a request came, for a mail. Of the user agent only the browser and system. */
export function placeOf({ address, userAgent }: RequestOrigin) {
  return { at: new Date().toISOString(), address, browser: browserName(userAgent) };
}

/** For example "Firefox on Windows"; null for an unknown browser and system. */
export function browserName(userAgent: string | null): string | null {
  const { browser, os } = parseUserAgent(userAgent ?? "");
  const name = browser?.replace(/ \d+$/, "");
  if (!name) return os && `A browser on ${os}`;
  return os ? `${name} on ${os}` : name;
}

/** The job: mails the notice. */
export async function mailSecurityNotice(
  { userId, email, event, ...place }: JobData<"mail-security-notice">,
  job: { id: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { name: true } });
  if (!user) return;
  const url = `${env().APP_URL}/forgot-password`;
  const mail = securityNoticeMail({ name: user.name, event, url, place });
  await sendMail({ to: email, ...mail }, job.id);
}
