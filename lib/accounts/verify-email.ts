import "server-only";
import type { ConfirmAddressBody, Person } from "../contract/accounts.ts";
import type { JobData } from "../contract/jobs.ts";
import { AppError, invalidField } from "../http/app-error.ts";
import { writeMail } from "../mail/write-mail.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, sendMail } from "../platform/mail.ts";
import { issueAccountToken, spendAccountToken } from "./account-tokens.ts";
import { requireHolder } from "./require-holder.ts";

/** Mails the link once more. Errors: unavailable. */
export async function requestVerification(me: Person): Promise<void> {
  if (!isMailAvailable()) throw new AppError("unavailable");
  await db().$transaction((tx) => enqueue(tx, "mail-verification", { userId: me.userId }));
}

/** The job: mails an account the link that shows that its address is its own. */
export async function mailVerification(
  { userId }: JobData<"mail-verification">,
  job: { id: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user || user.emailVerifiedAt) return;
  const token = await issueAccountToken(user, "verify_email");
  if (!token) return;
  const letter = writeMail({
    subject: "Confirm your e-mail address",
    paragraphs: [
      `Hello ${user.name},`,
      "please confirm that this is your address. Then you can invite your team, and get back in if you ever forget your password.",
    ],
    action: { label: "Confirm the address", url: `${env().APP_URL}/verify-email#${token}` },
    footer:
      "The link works for three days. If you did not make an account, ignore this mail: the link asks for the account’s password, so nothing happens.",
  });
  await sendMail({ to: user.email, ...letter }, job.id);
}

/**
 * Somebody opened the link and showed that the account is theirs.
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
  if (!isDone) throw invalidField("token", "was used or has expired; ask for a new link");
}
