import { member } from "@/lib/accounts/require-member";
import { idParams, patchConversationBody } from "@/lib/contract/conversations";
import { getConversation } from "@/lib/conversations/get-conversation";
import { updateConversation } from "@/lib/conversations/update-conversation";
import { json, route } from "@/lib/http/route";

/** One conversation and what is known of its visitor. */
export const GET = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => json(await getConversation(actor, params.id)),
});

/** Resolves, reopens or assigns. */
export const PATCH = route({
  auth: member,
  params: idParams,
  body: patchConversationBody,
  handle: async ({ actor, params, body }) => json(await updateConversation(actor, params.id, body)),
});
