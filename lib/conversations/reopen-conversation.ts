import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { setStateAsMember } from "./conversation-state.ts";

/**
 * Reopens a resolved conversation. Returns the inverse, or null if it is open already.
 * Errors: forbidden, not_found.
 */
export async function reopenConversation(me: Me, id: string): Promise<ConversationAction | null> {
  const before = await setStateAsMember(me, id, { status: "open" });
  return before.status === "open" ? null : { type: "resolve" };
}
