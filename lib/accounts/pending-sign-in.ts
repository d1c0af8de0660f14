import "server-only";
import type { RequestOrigin } from "../access/actor.ts";
import { sameOrigin } from "../http/same-origin.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { currentSignInId } from "./auth.ts";
import { knownBrowserCookie } from "./known-browser-cookie.ts";
import { requireSecondFactor } from "./second-factor.ts";
import { completeSignIn } from "./sign-ins.ts";

export type PendingSignIn = { id: string; userId: string };

/** A sign-in of this browser that still waits for its second factor, or null. */
export async function pendingSignIn(): Promise<PendingSignIn | null> {
  const id = await currentSignInId();
  if (!id) return null;
  return db().signIn.findUnique({
    where: { id, isPending: true, expiresAt: { gt: new Date() } },
    select: { id: true, userId: true },
  });
}

/** `auth` of the route that takes the second factor. Errors: unauthenticated. */
export async function halfSignedIn(request: Request): Promise<PendingSignIn> {
  sameOrigin(request);
  const pending = await pendingSignIn();
  if (!pending) throw new AppError("unauthenticated");
  return pending;
}

/** The second step of signing in; returns the cookie that marks the browser as known. Errors: invalid_request (code), rate_limited. */
export async function takeSecondFactor(
  pending: PendingSignIn,
  code: string,
  origin: RequestOrigin,
): Promise<string> {
  await requireSecondFactor(pending.userId, code, origin);
  await completeSignIn(pending, origin);
  return knownBrowserCookie(pending.userId);
}
