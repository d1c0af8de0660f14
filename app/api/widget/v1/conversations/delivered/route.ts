import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { visitorScope } from "@/lib/access/scope";
import { markDelivered } from "@/lib/conversations/mark-delivered";
import { route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const POST = route(endpoints.markDelivered, {
  auth: visitor,
  limit: limits.write,
  handle: ({ actor, body }) => markDelivered(visitorScope(actor), "contact", body),
});
