import "server-only";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import type { RequestOrigin } from "../access/actor.ts";
import { recordAccountEvent } from "../audit/record-account-event.ts";
import { passwordResetMail } from "../mail/templates/password-reset.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, sendMail } from "../platform/mail.ts";
import { hashPassword } from "../platform/password.ts";
import { endOutstandingLinks, issueAccountToken, spendAccountToken } from "./account-tokens.ts";
import { cutSignIns } from "./cut-sign-ins.ts";
import { noticeSecurityEvent } from "./security-notice.ts";
import { forgetFailures } from "./sign-in-throttle.ts";
import { closeAllSignIns } from "./sign-ins.ts";

/**
 * Requests a link to choose a new password. The job checks whether there is such an account, so that
 * neither the answer nor its timing discloses it. Errors: unavailable.
 */
export async function requestReset(email: string): Promise<void> {
  if (!isMailAvailable()) {
    throw new AppError("unavailable", { userMessage: "This service can’t send e-mail." });
  }
  const requestedAt = new Date().toISOString();
  await db().$transaction((tx) => enqueue(tx, "mail-password-reset", { email, requestedAt }));
}

/** The job: mails the link, if there is an account. */
export async function mailPasswordReset(
  { email, requestedAt }: JobData<"mail-password-reset">,
  job: { id: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { email } });
  const token = user && (await issueAccountToken(user, "reset_password", new Date(requestedAt)));
  if (!token) return;
  const url = `${env().APP_URL}/reset-password#${token}`;
  const mail = passwordResetMail({ name: user.name, url });
  await sendMail({ to: user.email, ...mail }, job.id);
}

/**
 * Sets a password with a mailed link, which also confirms the address, and signs out every browser.
 * Two-factor sign-in stays on. Errors: invalid_request (used, expired, never was).
 */
export async function resetPassword(
  token: string,
  password: string,
  origin: RequestOrigin,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  const changed = await db().$transaction(async (tx) => {
    const user = await spendAccountToken(tx, "reset_password", token);
    if (!user) return null;
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, emailVerifiedAt: new Date() },
    });
    await endOutstandingLinks(tx, user.id);
    const closed = await closeAllSignIns(user.id, null, tx);
    await recordAccountEvent(tx, user.id, origin, { action: "account.password_changed" });
    await noticeSecurityEvent(tx, user.id, "password_reset", origin);
    return { email: user.email, closed };
  });
  if (!changed) throw invalidField("token", "was already used or has expired; ask for a new link");
  cutSignIns(changed.closed);
  await forgetFailures(changed.email);
}
