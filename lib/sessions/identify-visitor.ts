import "server-only";
import { durationMs } from "@linkdesk/contract/duration.ts";
import type { CreatedSession, CreateSessionBody } from "@linkdesk/contract/widget.ts";
import { absorbContact } from "../contacts/absorb-contact.ts";
import { announceContact } from "../contacts/announce-contact.ts";
import { upsertVerified } from "../contacts/upsert-verified.ts";
import type { PublicInbox } from "../inboxes/public-inbox.ts";
import { AppError } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { createToken, hashToken } from "../platform/secrets.ts";
import { cutSessions } from "./cut-sessions.ts";
import { readAccepted } from "./inbox-secrets.ts";
import { type Browser, sessionColumns } from "./session-columns.ts";

/** The session that the browser already has. */
type CurrentSession = { id: string; contactId: string; externalUserId: string | null };

/**
 * Starts a session of the contact that a website's token identifies. If the browser already has a
 * session of the same contact, it is renewed for another session duration. A session of another
 * contact ends. The conversations of an anonymous session move to the contact. An expired token starts
 * no session, but a session of the same contact that is still valid stays open. The reason for which a
 * token is refused is logged and not sent to the caller.
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
  const current = await findCurrent(inbox, browser.token);
  if (verdict.problem !== null) {
    const isSame = current && current.externalUserId === verdict.user?.external_user_id;
    if (verdict.isExpired && isSame && browser.token)
      return keepSession(inbox, current, browser.token);
    throw refuse(verdict.problem);
  }
  const token = { jwtHash: hashToken(jwt), expiresAt: verdict.expiresAt };
  const now = new Date();
  let isChanged = false;
  const { session, ended } = await db().$transaction(async (tx) => {
    const contact = await upsertVerified(tx, inbox.workspaceId, verdict.user);
    const contactId = contact.id;
    isChanged = contact.isChanged;
    // Checked after the contact is locked, so that an earlier logout is visible.
    if (await isLoggedOut(tx, inbox.id, token.jwtHash)) throw refuse("The token was logged out.");
    if (current?.contactId === contactId && browser.token) {
      await tx.session.update({
        where: { id: current.id },
        data: verified(inbox, now, until),
        select: { id: true },
      });
      await rememberJwt(tx, current.id, token, now);
      return { session: answer(inbox, browser.token, contactId, now, until), ended: [] };
    }
    if (current?.externalUserId === null) {
      await absorbContact(tx, inbox.workspaceId, current.contactId, contactId);
    }
    // The session of another contact ends, but is not logged out: their token may start a new one.
    if (current) await endSession(tx, current.id);
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
    const ended = current ? [current.id] : [];
    return { session: answer(inbox, sessionToken, contactId, now, until), ended };
  });
  cutSessions(ended);
  if (isChanged) announceContact(inbox.workspaceId, session.contactId);
  return session;
}

async function findCurrent(
  inbox: PublicInbox,
  token: string | null,
): Promise<CurrentSession | null> {
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

/** Returns the current session without renewing it. */
async function keepSession(
  inbox: PublicInbox,
  current: CurrentSession,
  token: string,
): Promise<CreatedSession> {
  const { contactId, verifiedAt, expiresAt } = await db().session.findUniqueOrThrow({
    where: { id: current.id },
    select: { contactId: true, verifiedAt: true, expiresAt: true },
  });
  return answer(inbox, token, contactId, verifiedAt ?? new Date(), expiresAt);
}

/** A logout invalidates every token that started or renewed the session. */
async function isLoggedOut(
  tx: Prisma.TransactionClient,
  inboxId: string,
  jwtHash: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const where = { jwtHash, session: { inboxId, revokedAt: { not: null } } };
  return (await tx.sessionJwt.findFirst({ where, select: { sessionId: true } })) !== null;
}

/** Remembers a token for {@link isLoggedOut}, and deletes the expired ones of the session. */
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

/** A verified session ends with the secret that signed its token: at `until`, if it was replaced. */
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
