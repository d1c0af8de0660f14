import { verifySync } from "otplib";

/** Steps, digits and hash are otplib's defaults, which are what every authenticator app understands. */
export const TOTP_STEP_S = 30;
/** Clocks differ, people type: one step earlier or later is fine (RFC 6238, 5.2). */
const TOLERANCE_S = TOTP_STEP_S;
/** Anything else makes otplib throw. */
const CODE = /^\d{6}$/;

/** The time step that a code is for, or null when it is for none around now. */
export function totpStep(secret: string, token: string, now = Date.now()): number | null {
  if (!CODE.test(token)) return null;
  const epoch = Math.floor(now / 1_000);
  const result = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE_S });
  return result.valid ? Math.floor(epoch / TOTP_STEP_S) + result.delta : null;
}
