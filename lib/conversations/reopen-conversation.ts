import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";
import { inversesOf, setStatesAsTeam, statusAction } from "./conversation-state.ts";

/**
 * Opens a conversation that is resolved or snoozed. Returns the inverse, or null if it is open already.
 * Errors: forbidden, not_found.
 */
export async function reopenConversation(
  caller: Caller,
  id: string,
): Promise<ConversationAction | null> {
  return onlyOne(id, await reopenConversations(caller, { ids: [id] }));
}

/** The same for a set of conversations. Errors: forbidden. */
export async function reopenConversations(caller: Caller, set: ConversationSet): Promise<Inverses> {
  const states = await setStatesAsTeam(caller, set, { status: "open" });
  return inversesOf(states, (before) => (before.status === "open" ? null : statusAction(before)));
}
