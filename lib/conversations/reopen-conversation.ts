import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { setStateAsMember } from "./conversation-state.ts";

/** Reopens a resolved conversation. Without effect if it is open. Errors: forbidden, not_found. */
export function reopenConversation(me: Me, id: string): Promise<ConversationDetail> {
  return setStateAsMember(me, id, { status: "open" });
}
