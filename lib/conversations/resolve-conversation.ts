import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { setStateAsMember } from "./conversation-state.ts";

/** Resolves a conversation. Without effect if it is resolved already. Errors: forbidden, not_found. */
export function resolveConversation(me: Me, id: string): Promise<ConversationDetail> {
  return setStateAsMember(me, id, { status: "resolved" });
}
