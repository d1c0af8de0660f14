import "server-only";
import { randomBytes } from "node:crypto";
import { base32nopad } from "@scure/base";
import type { RequestOrigin } from "../access/actor.ts";
import { recordAccountEvent } from "../audit/record-account-event.ts";
import { invalidField } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { deriveToken, hashToken, unseal } from "../platform/secrets.ts";
import { noticeSecurityEvent } from "./security-notice.ts";
import { attemptCode } from "./sign-in-throttle.ts";
import { totpStep } from "./totp.ts";

const RECOVERY_CODES = 10;
/** 50 bits, ten characters of base32. */
const RECOVERY_CODE_BYTES = 7;
const RECOVERY_CODE_CHARS = 10;

/** What the sealed secret belongs to. */
export const totpContext = (userId: string) => `totp:${userId}`;

/**
 * Checks a code of an account that signs in with two factors: of the authenticator, or a recovery
 * code. Either works once. Errors: invalid_request (wrong, used), rate_limited.
 */
export async function requireSecondFactor(
  userId: string,
  code: string,
  origin: RequestOrigin,
): Promise<void> {
  const attempt = await attemptCode(userId);
  const isRight = code.length === RECOVERY_CODE_CHARS ? useRecoveryCode : useTotp;
  if (!(await isRight(userId, code, origin))) {
    throw invalidField("code", "is wrong or was already used");
  }
  await attempt.succeeded();
}

/** Also while two-factor sign-in is being set up: the first code proves that the app has the secret. */
export async function useTotp(userId: string, code: string): Promise<boolean> {
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user?.totpSecret) return false;
  const step = totpStep(unseal(user.totpSecret, totpContext(userId)), code);
  if (step === null) return false;
  // Of the same code sent twice, also at once, one is taken.
  const { count } = await db().user.updateMany({
    where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

async function useRecoveryCode(
  userId: string,
  code: string,
  origin: RequestOrigin,
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.recoveryCode.updateMany({
      where: { userId, codeHash: hashCode(userId, code), usedAt: null },
      data: { usedAt: new Date() },
    });
    if (count === 0) return false;
    await recordAccountEvent(tx, userId, origin, { action: "account.recovery_code_used" });
    await noticeSecurityEvent(tx, userId, "recovery_code_used", origin);
    return true;
  });
}

/** Replaces an account's recovery codes; the new ones appear here and nowhere else. */
export async function replaceRecoveryCodes(
  tx: Prisma.TransactionClient,
  userId: string,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    base32nopad
      .encode(randomBytes(RECOVERY_CODE_BYTES))
      .slice(0, RECOVERY_CODE_CHARS)
      .toLowerCase(),
  );
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashCode(userId, code) })),
  });
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

/** Keyed: 50 bits alone could be tried out by whoever has a copy of the database. */
function hashCode(userId: string, code: string) {
  return hashToken(deriveToken("recovery-code", `${userId}:${code}`));
}
