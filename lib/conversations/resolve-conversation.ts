import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { setStateAsMember } from "./conversation-state.ts";

/**
 * Resolves a conversation. Returns the inverse, or null if it is resolved already.
 * Errors: forbidden, not_found.
 */
export async function resolveConversation(me: Me, id: string): Promise<ConversationAction | null> {
  const before = await setStateAsMember(me, id, { status: "resolved" });
  return before.status === "resolved" ? null : { type: "reopen" };
}
