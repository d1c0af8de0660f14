import { idParams, readBody } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { markReadByMember } from "@/lib/conversations/mark-read";
import { noContent, route } from "@/lib/http/route";

/** The member has read up to a message. */
export const POST = route({
  auth: member,
  params: idParams,
  body: readBody,
  handle: async ({ actor, params, body }) => {
    await markReadByMember(actor, params.id, body.seq);
    return noContent();
  },
});
