import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Priority } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { setStateAsTeam } from "./conversation-state.ts";

/**
 * Sets the priority of a conversation, or removes it (null). Returns the inverse, or null if nothing changes.
 * Errors: forbidden, not_found.
 */
export async function setPriority(
  caller: Caller,
  id: string,
  priority: Priority | null,
): Promise<ConversationAction | null> {
  const before = await setStateAsTeam(caller, id, { priority });
  return before.priority === priority ? null : { type: "set_priority", priority: before.priority };
}
