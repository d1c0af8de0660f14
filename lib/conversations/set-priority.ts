import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Priority } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";
import { inversesOf, setStatesAsTeam } from "./conversation-state.ts";

/**
 * Sets the priority of a conversation, or removes it (null). Returns the inverse, or null if nothing changes.
 * Errors: forbidden, not_found.
 */
export async function setPriority(
  caller: Caller,
  id: string,
  priority: Priority | null,
): Promise<ConversationAction | null> {
  return onlyOne(id, await setPriorities(caller, { ids: [id] }, priority));
}

/** The same for a set of conversations. Errors: forbidden. */
export async function setPriorities(
  caller: Caller,
  set: ConversationSet,
  priority: Priority | null,
): Promise<Inverses> {
  const states = await setStatesAsTeam(caller, set, { priority });
  return inversesOf(states, (before) =>
    before.priority === priority ? null : { type: "set_priority", priority: before.priority },
  );
}
