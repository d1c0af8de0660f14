import "server-only";
import type { Someone } from "../access/actor.ts";
import { recordAccountEvent } from "../audit/record-account-event.ts";
import { invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { hashPassword, isPasswordRight } from "../platform/password.ts";
import { endOutstandingLinks } from "./account-tokens.ts";
import { cutSignIns } from "./cut-sign-ins.ts";
import { noticeSecurityEvent } from "./security-notice.ts";
import { attemptCode } from "./sign-in-throttle.ts";
import { closeAllSignIns } from "./sign-ins.ts";

/**
 * Changes the password and signs every other browser out. Who has none yet, because a provider signs
 * them in, sets their first. Errors: invalid_request (the present password), rate_limited.
 */
export async function changePassword(
  me: Someone,
  signInId: string | null,
  input: { currentPassword?: string; password: string },
): Promise<void> {
  await requirePassword(me.userId, input.currentPassword);
  const passwordHash = await hashPassword(input.password);
  const closed = await db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: me.userId }, data: { passwordHash } });
    await endOutstandingLinks(tx, me.userId);
    const action = "account.password_changed";
    await recordAccountEvent(tx, me.userId, me.origin, { action });
    await noticeSecurityEvent(tx, me.userId, "password_changed", me.origin);
    return closeAllSignIns(me.userId, signInId, tx);
  });
  cutSignIns(closed);
}

/**
 * Makes sure that it is the owner who sits there, not somebody at an open browser. False when the
 * account has no password to ask for. Errors: invalid_request, rate_limited.
 */
export async function requirePassword(userId: string, password = ""): Promise<boolean> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  if (user.passwordHash === null) return false;
  const attempt = await attemptCode(userId);
  if (!(await isPasswordRight(user.passwordHash, password))) {
    throw invalidField("currentPassword", "is not your current password");
  }
  await attempt.succeeded();
  return true;
}
