import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { memberScope } from "@/lib/access/scope";
import { member } from "@/lib/accounts/require-member";
import { listMessages } from "@/lib/conversations/list-messages";
import { postAgentMessage } from "@/lib/conversations/post-message";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.listMessages, {
  auth: member,
  handle: ({ actor, params, query }) => listMessages(memberScope(actor), params.id, query),
});

export const POST = route(endpoints.postMessage, {
  auth: member,
  handle: async ({ actor, params, body }) => {
    const { message, created } = await postAgentMessage(actor, params.id, body);
    return reply({ message }, { status: created ? 201 : 200 });
  },
});
