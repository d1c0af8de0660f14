import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { markReadByMember } from "@/lib/conversations/mark-read";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.markRead, {
  auth: member,
  handle: async ({ actor, params, body }) => {
    await markReadByMember(actor, params.id, body.seq);
  },
});
