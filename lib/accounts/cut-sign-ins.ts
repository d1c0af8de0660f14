import "server-only";
import { AppError } from "../platform/app-error.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { authenticateSocket, disconnectUsers, type UserSignature } from "../platform/realtime.ts";

const realtimeUser = (signInId: string) => `signin-${signInId}` as const;

/** Signs a dashboard's socket in: {@link cutSignIns} finds it by that. Errors: unauthenticated. */
export function authenticateBrowser(signInId: string | null, socketId: string): UserSignature {
  if (signInId === null) throw new AppError("unauthenticated");
  return authenticateSocket(socketId, realtimeUser(signInId));
}

/**
 * Ends the realtime connections of browsers that are signed out. Call it after the commit. It
 * reaches sockets that signed in, as the dashboard's do; joining anything anew is refused to all.
 */
export function cutSignIns(ids: readonly string[]): void {
  if (ids.length > 0) inBackground("cutSignIns", disconnectUsers(ids.map(realtimeUser)));
}

/** Ends the realtime connections of somebody who stays signed in and may not see all they saw. */
export function cutAllSignIns(userId: string): void {
  const cut = async () => {
    const signIns = await db().signIn.findMany({ where: { userId }, select: { id: true } });
    await disconnectUsers(signIns.map(({ id }) => realtimeUser(id)));
  };
  inBackground("cutAllSignIns", cut());
}
