import { idParams, readBody } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { markRead } from "@/lib/conversations/mark-read";
import { memberScope } from "@/lib/conversations/scope";
import { noContent, route } from "@/lib/http/route";

/** The team has read up to a message. */
export const POST = route({
  auth: member,
  params: idParams,
  body: readBody,
  handle: async ({ actor, params, body }) => {
    await markRead(memberScope(actor), "agent", params.id, body.seq);
    return noContent();
  },
});
