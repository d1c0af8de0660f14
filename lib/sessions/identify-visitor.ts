import "server-only";
import { absorbContact } from "../contacts/absorb-contact.ts";
import { announceContact } from "../contacts/announce-contact.ts";
import { upsertVerified } from "../contacts/upsert-verified.ts";
import { durationMs } from "../contract/inbox-security.ts";
import type { CreatedSession, CreateSessionBody } from "../contract/widget.ts";
import { announceConversation } from "../conversations/announce.ts";
import { AppError } from "../http/app-error.ts";
import { readAccepted } from "../inboxes/inbox-secrets.ts";
import type { PublicInbox } from "../inboxes/public-inbox.ts";
import { db, type Prisma } from "../platform/db.ts";
import { createToken, hashToken } from "../platform/secrets.ts";
import { cutSessions } from "./cut-sessions.ts";
import { type Browser, sessionColumns } from "./session-columns.ts";

/** The session that a browser has already. */
type Present = { id: string; contactId: string; externalUserId: string | null };

/**
 * Starts a session of the contact that a website vouches for. The same browser's session of the
 * same contact goes on, for another session duration; one of somebody else ends; what an anonymous
 * one said becomes the contact's. A token that is only too old opens nothing, and ends nothing that
 * is still open for the same person. Why a token is refused is for the log, not for the answer.
 * Errors: identity_invalid, blocked.
 */
export async function identifyVisitor(
  inbox: PublicInbox,
  jwt: string,
  input: CreateSessionBody,
  browser: Browser,
): Promise<CreatedSession> {
  const { verdict, until } = await readAccepted(inbox.id, jwt);
  const refuse = (reason: string) => new AppError("identity_invalid", { cause: reason });
  const present = await findPresent(inbox, browser.token);
  if (verdict.problem !== null) {
    const isSame = present && present.externalUserId === verdict.user?.external_user_id;
    if (verdict.isExpired && isSame && browser.token) return goOn(inbox, present, browser.token);
    throw refuse(verdict.problem);
  }
  const token = { jwtHash: hashToken(jwt), expiresAt: verdict.expiresAt };
  const now = new Date();
  let isChanged = false;
  const { session, moved, ended } = await db().$transaction(async (tx) => {
    const contact = await upsertVerified(tx, inbox.workspaceId, verdict.user);
    const contactId = contact.id;
    isChanged = contact.isChanged;
    // After the contact's lock: a logout that was first is seen.
    if (await isLoggedOut(tx, inbox.id, token.jwtHash)) throw refuse("The token was logged out.");
    if (present?.contactId === contactId && browser.token) {
      await tx.session.update({
        where: { id: present.id },
        data: verified(inbox, now, until),
        select: { id: true },
      });
      await rememberJwt(tx, present.id, token, now);
      return { session: answer(inbox, browser.token, contactId, now, until), moved: [], ended: [] };
    }
    const moved =
      present?.externalUserId === null
        ? await absorbContact(tx, inbox.workspaceId, present.contactId, contactId)
        : [];
    // Another person's: over, though not logged out. Their own token may open a new one.
    if (present) await endSession(tx, present.id);
    const sessionToken = createToken();
    await tx.session.create({
      data: {
        ...sessionColumns(sessionToken, input, browser, inbox.settings),
        ...verified(inbox, now, until),
        userJwts: { create: token },
        workspace: { connect: { id: inbox.workspaceId } },
        inbox: { connect: { id: inbox.id } },
        contact: { connect: { id: contactId } },
      },
      select: { id: true },
    });
    const ended = present ? [present.id] : [];
    return { session: answer(inbox, sessionToken, contactId, now, until), moved, ended };
  });
  cutSessions(ended);
  if (isChanged) announceContact(inbox.workspaceId, session.contactId);
  for (const id of moved) announceConversation(inbox.workspaceId, id);
  return session;
}

async function findPresent(inbox: PublicInbox, token: string | null): Promise<Present | null> {
  if (token === null) return null;
  const row = await db().session.findUnique({
    where: { tokenHash: hashToken(token), inboxId: inbox.id, revokedAt: null },
    select: {
      id: true,
      contactId: true,
      expiresAt: true,
      verifiedAt: true,
      contact: { select: { externalUserId: true } },
    },
  });
  if (!row || row.expiresAt.getTime() <= Date.now()) return null;
  const { id, contactId, verifiedAt, contact } = row;
  if (verifiedAt && expiry(inbox, verifiedAt).getTime() <= Date.now()) return null;
  return { id, contactId, externalUserId: contact.externalUserId };
}

/** The session as it is: nobody has vouched anew. */
async function goOn(inbox: PublicInbox, present: Present, token: string): Promise<CreatedSession> {
  const { contactId, verifiedAt, expiresAt } = await db().session.findUniqueOrThrow({
    where: { id: present.id },
    select: { contactId: true, verifiedAt: true, expiresAt: true },
  });
  return answer(inbox, token, contactId, verifiedAt ?? new Date(), expiresAt);
}

/** Logging out takes every token along that opened or renewed the session. */
async function isLoggedOut(
  tx: Prisma.TransactionClient,
  inboxId: string,
  jwtHash: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const where = { jwtHash, session: { inboxId, revokedAt: { not: null } } };
  return (await tx.sessionJwt.findFirst({ where, select: { sessionId: true } })) !== null;
}

/** Renewing a session keeps its row small: tokens that have expired need no memory. */
async function rememberJwt(
  tx: Prisma.TransactionClient,
  sessionId: string,
  token: { jwtHash: Uint8Array<ArrayBuffer>; expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx.sessionJwt.deleteMany({ where: { sessionId, expiresAt: { lt: now } } });
  await tx.sessionJwt.createMany({ data: [{ sessionId, ...token }], skipDuplicates: true });
}

async function endSession(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.session.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  await tx.sessionJwt.deleteMany({ where: { sessionId: id } });
}

/** What a secret vouched for ends with the secret: `until`, where it was replaced. */
function expiry({ security }: PublicInbox, verifiedAt: Date, until: Date | null = null): Date {
  const ends = verifiedAt.getTime() + durationMs(security.sessionDuration);
  return new Date(Math.min(ends, until?.getTime() ?? Infinity));
}

function verified(inbox: PublicInbox, now: Date, until: Date | null) {
  return { verifiedAt: now, lastSeenAt: now, expiresAt: expiry(inbox, now, until) };
}

function answer(
  inbox: PublicInbox,
  token: string,
  contactId: string,
  verifiedAt: Date,
  until: Date | null,
): CreatedSession {
  const expiresAt = expiry(inbox, verifiedAt, until).toISOString();
  return { token, contactId, expiresAt, isVerified: true };
}
