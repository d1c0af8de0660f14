import { deliveredBody } from "@linkdesk/contract/conversations.ts";
import { visitorScope } from "@/lib/access/scope";
import { markDelivered } from "@/lib/conversations/mark-delivered";
import { noContent, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** The visitor's browser has received messages, read or not. */
export const POST = route({
  auth: visitor,
  body: deliveredBody,
  limit: limits.write,
  handle: async ({ actor, body }) => {
    await markDelivered(visitorScope(actor), "contact", body);
    return noContent();
  },
});
