import "server-only";
import { limitRate } from "../http/rate-limit.ts";
import { db } from "../platform/db.ts";
import { isPasswordRight } from "../platform/password.ts";
import { attemptSignIn } from "./sign-in-throttle.ts";

/**
 * The account with this e-mail and password, or null; both answers take the same time, and both
 * count as attempts alike. Errors: rate_limited.
 */
export async function checkPassword(
  input: { email: string; password: string },
  address: string | null,
): Promise<{ id: string; hasSecondFactor: boolean } | null> {
  // One guess at each of many accounts: the attempts below do not see that.
  await limitRate([{ name: "address:sign-in", who: address }]);
  const attempt = await attemptSignIn(input.email, address);
  const user = await db().user.findUnique({ where: { email: input.email } });
  const isRight = await isPasswordRight(user?.passwordHash ?? null, input.password);
  if (!user || !isRight) return null;
  await attempt.succeeded();
  return { id: user.id, hasSecondFactor: user.totpEnabledAt !== null };
}
