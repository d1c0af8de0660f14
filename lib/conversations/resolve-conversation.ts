import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";
import { inversesOf, setStatesAsTeam, statusAction } from "./conversation-state.ts";

/**
 * Resolves a conversation. Returns the inverse, or null if it is resolved already.
 * Errors: forbidden, not_found.
 */
export async function resolveConversation(
  caller: Caller,
  id: string,
): Promise<ConversationAction | null> {
  return onlyOne(id, await resolveConversations(caller, { ids: [id] }));
}

/** The same for a set of conversations. Errors: forbidden. */
export async function resolveConversations(
  caller: Caller,
  set: ConversationSet,
): Promise<Inverses> {
  const states = await setStatesAsTeam(caller, set, { status: "resolved" });
  return inversesOf(states, (before) =>
    before.status === "resolved" ? null : statusAction(before),
  );
}
