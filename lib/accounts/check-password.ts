import "server-only";
import type { RequestOrigin } from "../access/actor.ts";
import { recordAccountEvent } from "../audit/record-account-event.ts";
import { limitRate } from "../http/rate-limit.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { isPasswordRight } from "../platform/password.ts";
import { knownBrowserOf } from "./known-browser-cookie.ts";
import { attemptSignIn } from "./sign-in-throttle.ts";

/**
 * The account with this e-mail and password, or null; both answers take the same time, and both
 * count as attempts alike. Errors: rate_limited.
 */
export async function checkPassword(
  input: { email: string; password: string },
  origin: RequestOrigin,
  /** The request's `Cookie` header: a browser that the account knows is not locked out by others. */
  cookie: string,
): Promise<{ id: string; hasSecondFactor: boolean } | null> {
  // One guess at each of many accounts: the attempts below do not see that.
  await limitRate([{ name: "address:sign-in", who: origin.address }]);
  const browser = await knownBrowserOf(input.email, cookie);
  const attempt = await attemptSignIn(input.email, origin.address, browser);
  const user = await db().user.findUnique({ where: { email: input.email } });
  const isRight = await isPasswordRight(user?.passwordHash ?? null, input.password);
  if (user && !isRight) {
    // Beside the answer, which takes the same time as for an account that is none.
    const failed = { action: "account.sign_in_failed" } as const;
    inBackground("audit.sign-in", recordAccountEvent(db(), user.id, origin, failed));
  }
  if (!user || !isRight) return null;
  await attempt.succeeded();
  return { id: user.id, hasSecondFactor: user.totpEnabledAt !== null };
}
