import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { setStateAsTeam, statusAction } from "./conversation-state.ts";

/**
 * Opens a conversation that is resolved or snoozed. Returns the inverse, or null if it is open already.
 * Errors: forbidden, not_found.
 */
export async function reopenConversation(
  caller: Caller,
  id: string,
): Promise<ConversationAction | null> {
  const before = await setStateAsTeam(caller, id, { status: "open" });
  return before.status === "open" ? null : statusAction(before);
}
