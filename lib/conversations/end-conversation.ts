import "server-only";
import { AppError, notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import type { VisitorSession } from "../sessions/require-session.ts";
import { announceConversation } from "./announce.ts";
import { visitorScope } from "./scope.ts";

/** A visitor ends their conversation. Errors: not_found, forbidden (the inbox keeps it to agents). */
export async function endConversation(session: VisitorSession, id: string): Promise<void> {
  if (!session.settings.behaviour.endConversation) {
    throw new AppError("forbidden", { userMessage: "Only the team can end this conversation." });
  }
  const { count } = await db().conversation.updateMany({
    where: { id, ...visitorScope(session) },
    data: { status: "resolved", resolvedAt: new Date(), waitingSince: null },
  });
  if (count === 0) throw notFound("conversation");
  announceConversation(session.workspaceId, id);
}
