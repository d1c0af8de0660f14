import "server-only";
import { absorbContact } from "../contacts/absorb-contact.ts";
import { upsertVerified } from "../contacts/upsert-verified.ts";
import { durationMs } from "../contract/inbox-security.ts";
import type { CreatedSession, CreateSessionBody } from "../contract/widget.ts";
import { announceConversation } from "../conversations/announce.ts";
import { AppError } from "../http/app-error.ts";
import { acceptedSecrets } from "../inboxes/inbox-secrets.ts";
import type { PublicInbox } from "../inboxes/public-inbox.ts";
import { readUserJwt } from "../inboxes/user-jwt.ts";
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
  const verdict = readUserJwt(jwt, await acceptedSecrets(inbox.id));
  const refuse = (reason: string) => new AppError("identity_invalid", { cause: reason });
  const present = await findPresent(inbox, browser.token);
  if (verdict.problem !== null) {
    const isSame = present && present.externalUserId === verdict.user?.external_user_id;
    if (verdict.isExpired && isSame && browser.token) return goOn(inbox, present, browser.token);
    throw refuse(verdict.problem);
  }
  const jwtHash = hashToken(jwt);
  const now = new Date();
  const { session, moved, ended } = await db().$transaction(async (tx) => {
    const contactId = await upsertVerified(tx, inbox.workspaceId, verdict.user);
    // After the contact's lock: a logout that was first is seen.
    if (await isLoggedOut(tx, inbox.id, jwtHash)) throw refuse("The token was logged out.");
    if (present?.contactId === contactId && browser.token) {
      await tx.session.update({
        where: { id: present.id },
        data: { ...verified(inbox, now), jwtHash },
        select: { id: true },
      });
      return { session: answer(inbox, browser.token, contactId, now), moved: [], ended: [] };
    }
    const moved =
      present?.externalUserId === null
        ? await absorbContact(tx, inbox.workspaceId, present.contactId, contactId)
        : [];
    // Another person's: over, though not logged out. Their own token may open a new one.
    if (present) await endSession(tx, present.id);
    const token = createToken();
    await tx.session.create({
      data: {
        ...sessionColumns(token, input, browser, inbox.settings),
        ...verified(inbox, now),
        jwtHash,
        workspace: { connect: { id: inbox.workspaceId } },
        inbox: { connect: { id: inbox.id } },
        contact: { connect: { id: contactId } },
      },
      select: { id: true },
    });
    const ended = present ? [present.id] : [];
    return { session: answer(inbox, token, contactId, now), moved, ended };
  });
  cutSessions(ended);
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
  const { contactId, verifiedAt } = await db().session.findUniqueOrThrow({
    where: { id: present.id },
    select: { contactId: true, verifiedAt: true },
  });
  return answer(inbox, token, contactId, verifiedAt ?? new Date());
}

/** Logging out takes the token that opened the session along. */
async function isLoggedOut(
  tx: Prisma.TransactionClient,
  inboxId: string,
  jwtHash: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const where = { jwtHash, inboxId, revokedAt: { not: null } };
  return (await tx.session.findFirst({ where, select: { id: true } })) !== null;
}

async function endSession(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.session.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date(), jwtHash: null },
  });
}

function expiry({ security }: PublicInbox, verifiedAt: Date): Date {
  return new Date(verifiedAt.getTime() + durationMs(security.sessionDuration));
}

function verified(inbox: PublicInbox, now: Date) {
  return { verifiedAt: now, lastSeenAt: now, expiresAt: expiry(inbox, now) };
}

function answer(
  inbox: PublicInbox,
  token: string,
  contactId: string,
  verifiedAt: Date,
): CreatedSession {
  const expiresAt = expiry(inbox, verifiedAt).toISOString();
  return { token, contactId, expiresAt, isVerified: true };
}
