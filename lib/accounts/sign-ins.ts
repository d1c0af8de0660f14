import "server-only";
import type { SignedInBrowser } from "@linkdesk/contract/accounts.ts";
import type { RequestOrigin, Someone } from "../access/actor.ts";
import { recordAccountEvent } from "../audit/record-account-event.ts";
import { notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { endOutstandingLinks } from "./account-tokens.ts";
import { cutSignIns } from "./cut-sign-ins.ts";
import { meetBrowser } from "./known-browsers.ts";

/** A browser stays signed in this long. */
export const SIGN_IN_MAX_AGE_S = 30 * 24 * 60 * 60;
/** This long somebody may look for their phone. */
const PENDING_MAX_AGE_S = 10 * 60;
const MAX_LISTED = 100;

export type NewSignIn = {
  userId: string;
  origin: RequestOrigin;
  /** Worth nothing until {@link completeSignIn}. */
  isPending: boolean;
};

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** Records that an account signed in on a browser; returns the id its cookie will name. */
export async function openSignIn({ userId, origin, isPending }: NewSignIn): Promise<string> {
  const expiresAt = inSeconds(isPending ? PENDING_MAX_AGE_S : SIGN_IN_MAX_AGE_S);
  const userAgent = origin.userAgent?.toWellFormed() ?? null;
  return db().$transaction(async (tx) => {
    const { id } = await tx.signIn.create({ data: { userId, isPending, expiresAt, userAgent } });
    if (!isPending) await welcome(tx, userId, origin);
    return id;
  });
}

/** The second factor was shown. */
export async function completeSignIn(
  { id, userId }: { id: string; userId: string },
  origin: RequestOrigin,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.signIn.updateMany({
      where: { id, isPending: true },
      data: { isPending: false, expiresAt: inSeconds(SIGN_IN_MAX_AGE_S) },
    });
    if (count === 1) await welcome(tx, userId, origin);
  });
}

/** Somebody is in: the log says so, and their mailbox if the browser is new. */
async function welcome(tx: Prisma.TransactionClient, userId: string, origin: RequestOrigin) {
  await recordAccountEvent(tx, userId, origin, { action: "account.signed_in" });
  await meetBrowser(tx, userId, origin);
}

/** Signs one browser out. */
export async function closeSignIn(id: string): Promise<void> {
  await db().signIn.deleteMany({ where: { id } });
  cutSignIns([id]);
}

/**
 * Signs every browser of an account out, except perhaps this one. Answers which they were: once
 * it is committed, {@link cutSignIns} ends their realtime connections.
 */
export async function closeAllSignIns(
  userId: string,
  except: string | null,
  tx: Prisma.TransactionClient,
): Promise<string[]> {
  const closed = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM sign_ins WHERE user_id = ${userId}::uuid AND id IS DISTINCT FROM ${except}::uuid
    RETURNING id`;
  return closed.map(({ id }) => id);
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
  cutSignIns([id]);
}

/** Signs every browser of somebody out, this one too. */
export async function signOutEverywhere(me: Someone): Promise<void> {
  const closed = await db().$transaction(async (tx) => {
    const action = "account.signed_out_everywhere";
    await recordAccountEvent(tx, me.userId, me.origin, { action });
    await endOutstandingLinks(tx, me.userId);
    return closeAllSignIns(me.userId, null, tx);
  });
  cutSignIns(closed);
}
