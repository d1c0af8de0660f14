import { idParams, messagesQuery, postAgentMessageBody } from "@linkdesk/contract/conversations.ts";
import { memberScope } from "@/lib/access/scope";
import { member } from "@/lib/accounts/require-member";
import { listMessages } from "@/lib/conversations/list-messages";
import { postAgentMessage } from "@/lib/conversations/post-message";
import { json, route } from "@/lib/http/route";

/** A page of messages: the newest, before a seq, or after one (resync). */
export const GET = route({
  auth: member,
  params: idParams,
  query: messagesQuery,
  handle: async ({ actor, params, query }) =>
    json(await listMessages(memberScope(actor), params.id, query)),
});

/** Answers the contact; 200 instead of 201 when this clientId was sent before. */
export const POST = route({
  auth: member,
  params: idParams,
  body: postAgentMessageBody,
  handle: async ({ actor, params, body }) => {
    const { message, created } = await postAgentMessage(actor, params.id, body);
    return json({ message }, created ? 201 : 200);
  },
});
