import "server-only";
import { recordAccountEvent } from "../audit/record-account-event.ts";
import type { ChangeEmailBody, ConfirmAddressBody, Person } from "../contract/accounts.ts";
import type { JobData } from "../contract/jobs.ts";
import { AppError, invalidField } from "../http/app-error.ts";
import { isWithin, limitRate } from "../http/rate-limit.ts";
import type { RequestOrigin } from "../http/request-origin.ts";
import { writeMail } from "../mail/write-mail.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, sendMail } from "../platform/mail.ts";
import type { Someone } from "../workspaces/actor.ts";
import { endOutstandingLinks, issueAccountToken, spendMailedToken } from "./account-tokens.ts";
import { requirePassword } from "./change-password.ts";
import { cutSignIns } from "./cut-sign-ins.ts";
import { requireHolder } from "./require-holder.ts";
import { requireSecondFactor } from "./second-factor.ts";
import { placeLines, placeOf } from "./security-notice.ts";
import { closeAllSignIns } from "./sign-ins.ts";

const spent = () => invalidField("token", "was used or has expired; start again");

/**
 * Somebody wants another address: nothing changes before the link that goes there was opened. Whether
 * the address has an account already is found out by the job: the answer is the same either way.
 * Errors: invalid_request (password, code, their own address), rate_limited, unavailable.
 */
export async function requestEmailChange(
  me: Someone,
  { email, currentPassword, code }: ChangeEmailBody,
): Promise<void> {
  if (!isMailAvailable()) {
    throw new AppError("unavailable", { userMessage: "This service cannot send e-mail." });
  }
  if (email === me.email) throw invalidField("email", "is your address already");
  await limitRate([{ name: "account:email-change", who: me.userId }]);
  if (!(await requirePassword(me.userId, currentPassword))) {
    throw invalidField("currentPassword", "is not there yet: choose a password first");
  }
  const { totpEnabledAt } = await db().user.findUniqueOrThrow({ where: { id: me.userId } });
  if (totpEnabledAt) {
    if (!code) throw invalidField("code", "must not be empty");
    await requireSecondFactor(me.userId, code, me.origin);
  }
  const asked = { userId: me.userId, email, requestedAt: new Date().toISOString() };
  await db().$transaction((tx) => enqueue(tx, "mail-email-change", asked));
}

/** The job: mails the new address a link, or its owner that the address is in use. */
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
    const letter = writeMail({
      subject: "Your address has an account already",
      paragraphs: [
        "Hello,",
        "somebody, perhaps you, wanted to use this address for another account. It has one already, so nothing was changed.",
        "If that was you, sign in with this address, or use another one.",
      ],
      action: { label: "Sign in", url: `${env().APP_URL}/sign-in` },
      footer:
        "If it was not you, ignore this mail: they have not been told that there is an account.",
    });
    return sendMail({ to: email, ...letter }, job.id);
  }
  const token = await issueAccountToken({ id: userId, email }, "change_email", askedAt);
  if (!token) return;
  const letter = writeMail({
    subject: "Confirm your new e-mail address",
    paragraphs: [
      `Hello ${user.name},`,
      "please confirm that this is the new address of your account. Until then you sign in with the old one.",
    ],
    action: { label: "Confirm the new address", url: `${env().APP_URL}/change-email#${token}` },
    footer:
      "The link works for a day, once. If you did not ask for it, ignore this mail: somebody has mistyped their address.",
  });
  await sendMail({ to: email, ...letter }, job.id);
}

/**
 * Somebody opened the link at the new address and showed that the account is theirs. The old address
 * is told, with a way back.
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

/** The job: tells the old address. */
export async function mailEmailChanged(
  { userId, email, newEmail, ...place }: JobData<"mail-email-changed">,
  job: { id: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user) return;
  const changedAt = new Date(place.at);
  const token = await issueAccountToken({ id: userId, email }, "undo_email_change", changedAt);
  if (!token) return;
  const letter = writeMail({
    subject: "Your e-mail address was changed",
    paragraphs: [
      `Hello ${user.name},`,
      `the address of your account is now ${newEmail}. If that was you, there is nothing to do.`,
      "If not, undo it: the account gets this address back, every browser is signed out, and you choose a new password.",
    ],
    action: { label: "Undo the change", url: `${env().APP_URL}/undo-email-change#${token}` },
    quoted: placeLines(place),
    footer: "The link works for seven days, once.",
  });
  await sendMail({ to: email, ...letter }, job.id);
}

/**
 * Gives an account the address back that it had. Who changed it knew the password, so that one is
 * worth nothing from now on, and neither is a link on its way, a browser that is signed in, or a
 * provider that was linked since. Two-factor sign-in stays as it is, as after a reset: a mailbox alone
 * is one factor. Errors: invalid_request (used, expired, never was, taken in the meantime).
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

/** Whoever opened a link there has shown that the address is theirs. */
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

/** Between asking and opening the link somebody else may have got an account with the address. */
async function orTaken<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw invalidField("token", "is for an address that another account has by now");
  });
}
