import "server-only";
import type { TwoFactorSetup } from "@linkdesk/contract/accounts.ts";
import { generateSecret, generateURI } from "otplib";
import { renderSVG } from "uqr";
import type { Someone } from "../access/actor.ts";
import { recordAccountEvent } from "../audit/record-account-event.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { seal } from "../platform/secrets.ts";
import { endOutstandingLinks } from "./account-tokens.ts";
import { requirePassword } from "./change-password.ts";
import { cutSignIns } from "./cut-sign-ins.ts";
import {
  replaceRecoveryCodes,
  requireSecondFactor,
  totpContext,
  useTotp,
} from "./second-factor.ts";
import { noticeSecurityEvent } from "./security-notice.ts";
import { attemptCode } from "./sign-in-throttle.ts";
import { closeAllSignIns } from "./sign-ins.ts";

/**
 * Makes a secret for an authenticator app. It counts for nothing until a code of it was typed.
 * Errors: invalid_request (password), conflict (is on already).
 */
export async function beginTwoFactor(
  me: Someone,
  currentPassword?: string,
): Promise<TwoFactorSetup> {
  await requirePassword(me.userId, currentPassword);
  const secret = generateSecret();
  const { count } = await db().user.updateMany({
    where: { id: me.userId, totpEnabledAt: null },
    data: { totpSecret: seal(secret, totpContext(me.userId)), totpLastStep: null },
  });
  if (count === 0) {
    throw new AppError("conflict", { userMessage: "Two-factor sign-in is already on." });
  }
  const url = generateURI({ issuer: "Linkdesk", label: me.email, secret });
  // Drawn here: no service on the internet learns the secret.
  return { secret, url, qr: renderSVG(url, { ecc: "M", border: 2 }) };
}

/**
 * Turns two-factor sign-in on with the first code; returns the recovery codes, for the only time.
 * Every other browser is signed out: they came in with the password alone.
 * Errors: invalid_request (code), conflict.
 */
export async function confirmTwoFactor(
  me: Someone,
  signInId: string | null,
  code: string,
): Promise<string[]> {
  const attempt = await attemptCode(me.userId);
  if (!(await useTotp(me.userId, code))) {
    throw invalidField("code", "is wrong; check your phone’s clock and try the next code");
  }
  await attempt.succeeded();
  const { codes, closed } = await db().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: me.userId, totpEnabledAt: null, totpSecret: { not: null } },
      data: { totpEnabledAt: new Date() },
    });
    if (count === 0) throw new AppError("conflict");
    const action = "account.two_factor_enabled";
    await recordAccountEvent(tx, me.userId, me.origin, { action });
    await noticeSecurityEvent(tx, me.userId, "two_factor_enabled", me.origin);
    await endOutstandingLinks(tx, me.userId);
    return {
      codes: await replaceRecoveryCodes(tx, me.userId),
      closed: await closeAllSignIns(me.userId, signInId, tx),
    };
  });
  cutSignIns(closed);
  return codes;
}

/** New recovery codes; the old ones stop working. Errors: invalid_request (password or code). */
export async function renewRecoveryCodes(me: Someone, proof: Proof): Promise<string[]> {
  await requireProof(me, proof);
  const user = await db().user.findUnique({ where: { id: me.userId } });
  if (!user?.totpEnabledAt) throw new AppError("conflict");
  return db().$transaction(async (tx) => {
    const action = "account.recovery_codes_renewed";
    await recordAccountEvent(tx, me.userId, me.origin, { action });
    await noticeSecurityEvent(tx, me.userId, "recovery_codes_renewed", me.origin);
    return replaceRecoveryCodes(tx, me.userId);
  });
}

/** Turns it off; the secret and the recovery codes are gone. Errors: as above. */
export async function endTwoFactor(me: Someone, proof: Proof): Promise<void> {
  await requireProof(me, proof);
  await db().$transaction(async (tx) => {
    const data = { totpSecret: null, totpEnabledAt: null, totpLastStep: null };
    await tx.user.update({ where: { id: me.userId }, data });
    await tx.recoveryCode.deleteMany({ where: { userId: me.userId } });
    await endOutstandingLinks(tx, me.userId);
    // They wait for a code that nobody can have any more.
    await tx.signIn.deleteMany({ where: { userId: me.userId, isPending: true } });
    const action = "account.two_factor_disabled";
    await recordAccountEvent(tx, me.userId, me.origin, { action });
    await noticeSecurityEvent(tx, me.userId, "two_factor_disabled", me.origin);
  });
}

type Proof = { currentPassword?: string; code?: string };

/** The password; a code where there is none, because somebody signs in through a provider only. */
async function requireProof(me: Someone, { currentPassword, code }: Proof): Promise<void> {
  if (await requirePassword(me.userId, currentPassword)) return;
  if (!code) throw invalidField("code", "must not be empty");
  await requireSecondFactor(me.userId, code, me.origin);
}
