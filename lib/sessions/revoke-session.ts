import "server-only";
import type { VisitorSession } from "../access/visitor-session.ts";
import { db } from "../platform/db.ts";
import { cutSessions } from "./cut-sessions.ts";

/** Ends a session on the server: its token is worth nothing from here on. */
export async function revokeSession(session: VisitorSession): Promise<void> {
  await db().session.updateMany({
    where: { id: session.id, workspaceId: session.workspaceId },
    data: { revokedAt: new Date() },
  });
  cutSessions([session.id]);
}
