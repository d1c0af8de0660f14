import "server-only";
import { inBackground } from "../platform/background.ts";
import type { Prisma } from "../platform/db.ts";
import { authenticateSocket, disconnectUsers, type UserSignature } from "../platform/realtime.ts";
import type { VisitorSession } from "./require-session.ts";

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
