import "server-only";
import type { SignedInBrowser } from "../contract/accounts.ts";
import { notFound } from "../http/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";

/** A browser stays signed in this long. */
export const SIGN_IN_MAX_AGE_S = 30 * 24 * 60 * 60;
/** This long somebody may look for their phone. */
const PENDING_MAX_AGE_S = 10 * 60;
const MAX_USER_AGENT_CHARS = 500;
const MAX_LISTED = 100;

export type NewSignIn = {
  userId: string;
  userAgent: string | null;
  /** Worth nothing until {@link completeSignIn}. */
  isPending: boolean;
};

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** Records that an account signed in on a browser; returns the id its cookie will name. */
export async function openSignIn({ userId, userAgent, isPending }: NewSignIn): Promise<string> {
  const expiresAt = inSeconds(isPending ? PENDING_MAX_AGE_S : SIGN_IN_MAX_AGE_S);
  const { id } = await db().signIn.create({
    data: {
      userId,
      isPending,
      expiresAt,
      userAgent: userAgent?.slice(0, MAX_USER_AGENT_CHARS).toWellFormed() ?? null,
    },
  });
  return id;
}

/** The second factor was shown. */
export async function completeSignIn(id: string): Promise<void> {
  await db().signIn.updateMany({
    where: { id, isPending: true },
    data: { isPending: false, expiresAt: inSeconds(SIGN_IN_MAX_AGE_S) },
  });
}

/** Signs one browser out. */
export async function closeSignIn(id: string): Promise<void> {
  await db().signIn.deleteMany({ where: { id } });
}

/** Signs every browser of an account out, except perhaps this one. */
export async function closeAllSignIns(
  userId: string,
  except: string | null,
  tx: Prisma.TransactionClient = db(),
): Promise<void> {
  await tx.signIn.deleteMany({ where: { userId, ...(except && { id: { not: except } }) } });
}

/** The browsers that are signed in to an account, the most recent first. */
export async function listSignIns(
  userId: string,
  currentId: string | null,
): Promise<SignedInBrowser[]> {
  const rows = await db().signIn.findMany({
    where: { userId, isPending: false, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: "desc" },
    take: MAX_LISTED,
  });
  return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id,
    userAgent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    isCurrent: id === currentId,
  }));
}

/** Signs one of an account's own browsers out. Errors: not_found. */
export async function closeOwnSignIn(userId: string, id: string): Promise<void> {
  const { count } = await db().signIn.deleteMany({ where: { id, userId } });
  if (count === 0) throw notFound("browser");
}
