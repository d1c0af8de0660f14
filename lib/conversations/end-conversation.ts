import "server-only";
import { visitorScope } from "../access/scope.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { AppError } from "../platform/app-error.ts";
import { announceConversation } from "./announce.ts";
import { setState } from "./conversation-state.ts";

/** A visitor ends their conversation. Errors: not_found, forbidden (the inbox does not allow it). */
export async function endConversation(session: VisitorSession, id: string): Promise<void> {
  if (!session.settings.behaviour.endConversation) {
    throw new AppError("forbidden", { userMessage: "Only the team can end this conversation." });
  }
  const actor = { type: "contact", id: session.contact.id } as const;
  await setState(visitorScope(session), id, { status: "resolved" }, actor);
  announceConversation(session.workspaceId, id);
}
