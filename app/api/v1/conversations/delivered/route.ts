import { deliveredBody } from "@linkdesk/contract/conversations.ts";
import { memberScope } from "@/lib/access/scope";
import { member } from "@/lib/accounts/require-member";
import { markDelivered } from "@/lib/conversations/mark-delivered";
import { noContent, route } from "@/lib/http/route";

/** A browser of the team has received messages, read or not. */
export const POST = route({
  auth: member,
  body: deliveredBody,
  handle: async ({ actor, body }) => {
    await markDelivered(memberScope(actor), "agent", body);
    return noContent();
  },
});
