import "server-only";
import { eraseUnsentFiles } from "../files/erase-files.ts";
import { Prisma } from "../platform/db.ts";
import { daysBefore, expiredByPage } from "./expired-by-page.ts";

const BATCH = 500;

/**
 * A verified session that was ended is kept this long. Its row prevents the website's token, which is
 * valid for up to 30 days (lib/sessions/verify-user-jwt.ts), from opening another session.
 */
const LOGOUT_MEMORY_MS = 31 * 24 * 60 * 60 * 1000;

export type ErasedSessions = {
  sessions: number;
  attachments: number;
  /** The contacts of the deleted sessions. */
  contactIds: string[];
};

type Row = { id: string; contact_id: string };

/**
 * Deletes the next batch of an inbox's sessions that are over (expired or ended) and were last seen `days` ago,
 * with their page trail and what they uploaded and never sent.
 */
export async function eraseOldSessions(
  tx: Prisma.TransactionClient,
  { id, days }: { id: string; days: number },
  now: Date,
): Promise<ErasedSessions> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, contact_id FROM sessions
    WHERE inbox_id = ${id}::uuid AND last_seen_at < ${daysBefore(now, days)} AND ${isOver(now)}
    ORDER BY last_seen_at, id LIMIT ${BATCH}
    FOR UPDATE SKIP LOCKED`;
  return erase(tx, rows);
}

/** The same for those that their page asked to keep for a shorter time of its own. */
export async function eraseSessionsByPage(
  tx: Prisma.TransactionClient,
  { id }: { id: string },
  now: Date,
): Promise<ErasedSessions> {
  const expired = expiredByPage("sessions", {
    inboxId: id,
    now,
    limit: BATCH,
    isOver: isOver(now),
  });
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, contact_id FROM sessions
    WHERE id IN (${expired}) AND ${isOver(now)}
    ORDER BY id LIMIT ${BATCH}
    FOR UPDATE SKIP LOCKED`;
  return erase(tx, rows);
}

/** Expired or ended, and not needed any longer to refuse the tokens that opened it. */
function isOver(now: Date): Prisma.Sql {
  const forgettable = new Date(now.getTime() - LOGOUT_MEMORY_MS);
  return Prisma.sql`(expires_at <= ${now} OR revoked_at IS NOT NULL)
    AND (revoked_at IS NULL OR revoked_at < ${forgettable}
         OR NOT EXISTS (SELECT 1 FROM session_jwts WHERE session_id = sessions.id))`;
}

/** Deletes every session of a contact. */
export async function eraseContactSessions(
  tx: Prisma.TransactionClient,
  contactId: string,
): Promise<ErasedSessions> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, contact_id FROM sessions WHERE contact_id = ${contactId}::uuid
    ORDER BY id FOR UPDATE`;
  return erase(tx, rows);
}

/** Page views are deleted with their session, by a foreign key. */
async function erase(tx: Prisma.TransactionClient, rows: Row[]): Promise<ErasedSessions> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return { sessions: 0, attachments: 0, contactIds: [] };
  const attachments = await eraseUnsentFiles(tx, ids);
  const sessions = await tx.$executeRaw`DELETE FROM sessions WHERE id = ANY(${ids}::uuid[])`;
  const contactIds = [...new Set(rows.map((row) => row.contact_id))];
  return { sessions, attachments, contactIds };
}
