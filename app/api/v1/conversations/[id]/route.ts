import { idParams, patchConversationBody } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { assignConversation } from "@/lib/conversations/assign-conversation";
import { getConversation } from "@/lib/conversations/get-conversation";
import { reopenConversation } from "@/lib/conversations/reopen-conversation";
import { resolveConversation } from "@/lib/conversations/resolve-conversation";
import { json, route } from "@/lib/http/route";

/** Returns one conversation with the data of its visitor's browser. */
export const GET = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => json(await getConversation(actor, params.id)),
});

/** Assigns, resolves or reopens a conversation. Both fields change in one statement. */
export const PATCH = route({
  auth: member,
  params: idParams,
  body: patchConversationBody,
  handle: async ({ actor, params: { id }, body: { status, assigneeId } }) => {
    if (assigneeId !== undefined) {
      return json(await assignConversation(actor, id, assigneeId, status));
    }
    const setStatus = status === "resolved" ? resolveConversation : reopenConversation;
    return json(await setStatus(actor, id));
  },
});
