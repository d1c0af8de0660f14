import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { visitorScope } from "@/lib/access/scope";
import { listMessages } from "@/lib/conversations/list-messages";
import { postVisitorMessage } from "@/lib/conversations/post-message";
import { reply, route } from "@/lib/http/route";
import { visitor, visitorWithMessage } from "@/lib/sessions/require-session";

export const GET = route(endpoints.listMessages, {
  auth: visitor,
  handle: ({ actor, params, query }) => listMessages(visitorScope(actor), params.id, query),
});

export const POST = route(endpoints.postMessage, {
  auth: visitorWithMessage,
  handle: async ({ actor, params, body }) => {
    const { message, created } = await postVisitorMessage(actor, params.id, body);
    return reply({ message }, { status: created ? 201 : 200 });
  },
});
