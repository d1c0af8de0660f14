import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { authorizeMemberChannel } from "@/lib/conversations/authorize-channel";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.authorizeChannel, {
  auth: member,
  handle: ({ actor, body }) => authorizeMemberChannel(actor, body),
});
