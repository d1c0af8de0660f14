import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { memberScope } from "@/lib/access/scope";
import { member } from "@/lib/accounts/require-member";
import { markDelivered } from "@/lib/conversations/mark-delivered";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.markDelivered, {
  auth: member,
  handle: ({ actor, body }) => markDelivered(memberScope(actor), "agent", body),
});
