import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { memberScope } from "@/lib/access/scope";
import { caller } from "@/lib/api-keys/require-caller";
import { listMessages } from "@/lib/conversations/list-messages";
import { postTeamMessage } from "@/lib/conversations/post-message";
import { withClientId } from "@/lib/http/idempotency-key";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.listMessages, {
  auth: caller,
  handle: ({ actor, params, query }) => listMessages(memberScope(actor), params.id, query),
});

export const POST = route(endpoints.postMessage, {
  auth: caller,
  handle: async ({ actor, request, params, body }) => {
    const input = withClientId(request, actor, body);
    const { message, created } = await postTeamMessage(actor, params.id, input);
    return reply({ message }, { status: created ? 201 : 200 });
  },
});
