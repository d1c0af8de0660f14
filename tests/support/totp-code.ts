import { generateSync } from "otplib";
import { TOTP_STEP_S } from "../../lib/accounts/totp.ts";

/** What an authenticator app shows in a time step: now, unless it is given. */
export function totpCode(
  secret: string,
  step = Math.floor(Date.now() / 1_000 / TOTP_STEP_S),
): string {
  return generateSync({ secret, epoch: step * TOTP_STEP_S });
}
