import "server-only";
import type { ConfirmAddressBody, Person } from "@linkdesk/contract/accounts.ts";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import { verificationMail } from "../mail/templates/verification.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, sendMail } from "../platform/mail.ts";
import { issueAccountToken, spendAccountToken } from "./account-tokens.ts";
import { requireHolder } from "./require-holder.ts";

/** Mails the link again. Errors: unavailable. */
export async function requestVerification(me: Person): Promise<void> {
  if (!isMailAvailable()) throw new AppError("unavailable");
  await db().$transaction((tx) => enqueue(tx, "mail-verification", { userId: me.userId }));
}

/** The job: mails an account the link to confirm its address. */
export async function mailVerification(
  { userId }: JobData<"mail-verification">,
  job: { id: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user || user.emailVerifiedAt) return;
  const token = await issueAccountToken(user, "verify_email");
  if (!token) return;
  const url = `${env().APP_URL}/verify-email#${token}`;
  const mail = verificationMail({ name: user.name, url });
  await sendMail({ to: user.email, ...mail }, job.id);
}

/**
 * Confirms an address after its holder has opened the link and proved that the account is theirs.
 * Errors: invalid_request (used, expired, never was; password), rate_limited.
 */
export async function verifyEmail(
  { token, password }: ConfirmAddressBody,
  holder: Person | null,
): Promise<void> {
  await requireHolder("verify_email", token, holder, password);
  const isDone = await db().$transaction(async (tx) => {
    const user = await spendAccountToken(tx, "verify_email", token);
    if (!user) return false;
    await tx.user.update({ where: { id: user.id }, data: { emailVerifiedAt: new Date() } });
    return true;
  });
  if (!isDone) throw invalidField("token", "was already used or has expired; ask for a new link");
}
