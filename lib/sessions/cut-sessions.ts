import "server-only";
import type { VisitorSession } from "../access/visitor-session.ts";
import { inBackground } from "../platform/background.ts";
import type { Prisma } from "../platform/db.ts";
import { authenticateSocket, disconnectUsers, type UserSignature } from "../platform/realtime.ts";

const realtimeUser = (sessionId: string) => `visitor-${sessionId}` as const;

/** Signs a visitor's socket in: {@link cutSessions} finds it by that. */
export function authenticateVisitor(session: VisitorSession, socketId: string): UserSignature {
  return authenticateSocket(socketId, realtimeUser(session.id));
}

/**
 * Ends the realtime connections of sessions that are over. Call it after the commit. It reaches
 * sockets that signed in, as the widget's do; joining anything anew is refused to all alike.
 */
export function cutSessions(ids: readonly string[]): void {
  if (ids.length > 0) inBackground("cutSessions", disconnectUsers(ids.map(realtimeUser)));
}

/** Lets an inbox's verified sessions last until `until` at most; returns which that shortened. */
export async function limitVerifiedSessions(
  tx: Prisma.TransactionClient,
  inboxId: string,
  until: Date,
): Promise<string[]> {
  const shortened = await tx.$queryRaw<{ id: string }[]>`
    UPDATE sessions SET expires_at = ${until}
    WHERE inbox_id = ${inboxId}::uuid AND verified_at IS NOT NULL AND revoked_at IS NULL
      AND expires_at > ${until}
    RETURNING id`;
  return shortened.map(({ id }) => id);
}

/** The sessions of a contact that are not over. */
export async function openSessions(
  tx: Prisma.TransactionClient,
  contact: { id: string; workspaceId: string },
): Promise<string[]> {
  const rows = await tx.session.findMany({
    where: {
      contactId: contact.id,
      workspaceId: contact.workspaceId,
      revokedAt: null,
      expiresAt: { gt: new Date() },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
