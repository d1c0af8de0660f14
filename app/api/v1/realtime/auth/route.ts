import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { authorizeMemberChannel } from "@/lib/conversations/authorize-channel";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.authorizeChannel, {
  auth: caller,
  handle: ({ actor, body }) => authorizeMemberChannel(actor, body),
});
