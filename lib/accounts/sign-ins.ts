import "server-only";
import { db } from "../platform/db.ts";

/** A browser stays signed in this long. */
export const SIGN_IN_MAX_AGE_S = 30 * 24 * 60 * 60;

/** Records that an account signed in on a browser; returns the id its cookie will name. */
export async function openSignIn(userId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + SIGN_IN_MAX_AGE_S * 1000);
  const { id } = await db().signIn.create({ data: { userId, expiresAt } });
  return id;
}

/** Signs one browser out. */
export async function closeSignIn(id: string): Promise<void> {
  await db().signIn.deleteMany({ where: { id } });
}
