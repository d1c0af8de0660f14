import "server-only";
import type { ChangeEmailBody, ConfirmAddressBody, Person } from "@linkdesk/contract/accounts.ts";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import type { RequestOrigin, Someone } from "../access/actor.ts";
import { recordAccountEvent } from "../audit/record-account-event.ts";
import { isWithin, limitRate } from "../http/rate-limit.ts";
import { emailChangeMail } from "../mail/templates/email-change.ts";
import { emailChangeTakenMail } from "../mail/templates/email-change-taken.ts";
import { emailChangedMail } from "../mail/templates/email-changed.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, sendMail } from "../platform/mail.ts";
import { endOutstandingLinks, issueAccountToken, spendMailedToken } from "./account-tokens.ts";
import { requirePassword } from "./change-password.ts";
import { cutSignIns } from "./cut-sign-ins.ts";
import { requireHolder } from "./require-holder.ts";
import { requireSecondFactor } from "./second-factor.ts";
import { placeOf } from "./security-notice.ts";
import { closeAllSignIns } from "./sign-ins.ts";

const spent = () => invalidField("token", "was already used or has expired; start again");

/**
 * Requests another address for an account. Nothing changes before the link that is mailed to the new
 * address is opened. The job checks whether the address has an account, so that the answer does not
 * disclose it.
 * Errors: invalid_request (password, code, their own address), rate_limited, unavailable.
 */
export async function requestEmailChange(
  me: Someone,
  { email, currentPassword, code }: ChangeEmailBody,
): Promise<void> {
  if (!isMailAvailable()) {
    throw new AppError("unavailable", { userMessage: "This service can’t send e-mail." });
  }
  if (email === me.email) throw invalidField("email", "is already your address");
  await limitRate([{ name: "account:email-change", who: me.userId }]);
  if (!(await requirePassword(me.userId, currentPassword))) {
    throw invalidField("currentPassword", "is not set yet: choose a password first");
  }
  const { totpEnabledAt } = await db().user.findUniqueOrThrow({ where: { id: me.userId } });
  if (totpEnabledAt) {
    if (!code) throw invalidField("code", "must not be empty");
    await requireSecondFactor(me.userId, code, me.origin);
  }
  const asked = { userId: me.userId, email, requestedAt: new Date().toISOString() };
  await db().$transaction((tx) => enqueue(tx, "mail-email-change", asked));
}

/** The job: mails a link to the new address, or a notice if that address has an account. */
export async function mailEmailChange(
  { userId, email, requestedAt }: JobData<"mail-email-change">,
  job: { id: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user || user.email === email) return;
  const askedAt = new Date(requestedAt);
  if (askedAt <= user.linksValidFrom) return;
  if ((await db().user.count({ where: { email } })) > 0) {
    // Many accounts could be asked to move to the one address.
    if (!(await isWithin([{ name: "recipient:notice", who: email }]))) return;
    const mail = emailChangeTakenMail({ url: `${env().APP_URL}/sign-in` });
    await sendMail({ to: email, ...mail }, job.id);
    return;
  }
  const token = await issueAccountToken({ id: userId, email }, "change_email", askedAt);
  if (!token) return;
  const url = `${env().APP_URL}/change-email#${token}`;
  const mail = emailChangeMail({ name: user.name, url });
  await sendMail({ to: email, ...mail }, job.id);
}

/**
 * Changes the address after its holder has opened the link in the mail and proved that the account is
 * theirs. The old address is notified and gets a link to undo the change.
 * Errors: invalid_request (used, expired, never was, taken in the meantime; password), rate_limited.
 */
export async function confirmEmailChange(
  { token, password }: ConfirmAddressBody,
  holder: Person | null,
  origin: RequestOrigin,
): Promise<void> {
  await requireHolder("change_email", token, holder, password);
  const change = db().$transaction(async (tx) => {
    const found = await spendMailedToken(tx, "change_email", token);
    if (!found) return null;
    const { user, email } = found;
    if (user.email === email) return false;
    await moveTo(tx, user, email, origin);
    await endOutstandingLinks(tx, user.id);
    const notice = { userId: user.id, email: user.email, newEmail: email, ...placeOf(origin) };
    await enqueue(tx, "mail-email-changed", notice);
    return true;
  });
  if (!(await orTaken(change))) throw spent();
}

/** The job: notifies the old address. */
export async function mailEmailChanged(
  { userId, email, newEmail, ...place }: JobData<"mail-email-changed">,
  job: { id: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user) return;
  const changedAt = new Date(place.at);
  const token = await issueAccountToken({ id: userId, email }, "undo_email_change", changedAt);
  if (!token) return;
  const url = `${env().APP_URL}/undo-email-change#${token}`;
  const mail = emailChangedMail({ name: user.name, newEmail, url, place });
  await sendMail({ to: email, ...mail }, job.id);
}

/**
 * Restores the previous address of an account. The change was made with the password, so the password,
 * outstanding links, all sign-ins and the providers that were linked since are removed. Two-factor
 * sign-in stays on, as after a password reset: access to a mailbox is only one factor.
 * Errors: invalid_request (used, expired, never was, taken in the meantime).
 */
export async function undoEmailChange(token: string, origin: RequestOrigin): Promise<void> {
  const undo = db().$transaction(async (tx) => {
    const found = await spendMailedToken(tx, "undo_email_change", token);
    if (!found) return false;
    const { user, email, createdAt } = found;
    await moveTo(tx, user, email, origin);
    await tx.user.update({ where: { id: user.id }, data: { passwordHash: null } });
    await tx.identity.deleteMany({ where: { userId: user.id, createdAt: { gt: createdAt } } });
    await endOutstandingLinks(tx, user.id);
    await tx.accountToken.updateMany({
      where: { userId: user.id, purpose: "undo_email_change", usedAt: null },
      data: { usedAt: new Date() },
    });
    return closeAllSignIns(user.id, null, tx);
  });
  const closed = await orTaken(undo);
  if (!closed) throw spent();
  cutSignIns(closed);
}

type Account = { id: string; email: string };

/** Sets the address. It counts as confirmed, because a link that was mailed to it has been opened. */
async function moveTo(
  tx: Prisma.TransactionClient,
  user: Account,
  email: string,
  origin: RequestOrigin,
): Promise<void> {
  const data = { email, emailVerifiedAt: new Date() };
  await tx.user.update({ where: { id: user.id }, data });
  const changes = { email: [user.email, email] } satisfies Record<string, [string, string]>;
  await recordAccountEvent(tx, user.id, origin, { action: "account.email_changed", changes });
}

/** Another account may have taken the address between the request and the opening of the link. */
async function orTaken<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw invalidField("token", "is for an address that another account uses by now");
  });
}
