import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { setStateAsTeam, statusAction } from "./conversation-state.ts";

/**
 * Resolves a conversation. Returns the inverse, or null if it is resolved already.
 * Errors: forbidden, not_found.
 */
export async function resolveConversation(
  caller: Caller,
  id: string,
): Promise<ConversationAction | null> {
  const before = await setStateAsTeam(caller, id, { status: "resolved" });
  return before.status === "resolved" ? null : statusAction(before);
}
