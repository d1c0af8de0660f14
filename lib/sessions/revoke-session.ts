import "server-only";
import { db } from "../platform/db.ts";
import { cutSessions } from "./cut-sessions.ts";
import type { VisitorSession } from "./require-session.ts";

/** Ends a session on the server: its token is worth nothing from here on. */
export async function revokeSession(session: VisitorSession): Promise<void> {
  await db().session.updateMany({
    where: { id: session.id, workspaceId: session.workspaceId },
    data: { revokedAt: new Date() },
  });
  cutSessions([session.id]);
}
