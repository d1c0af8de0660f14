import { idParams, messagesQuery, postMessageBody } from "@linkdesk/contract/conversations.ts";
import { visitorScope } from "@/lib/access/scope";
import { listMessages } from "@/lib/conversations/list-messages";
import { postVisitorMessage } from "@/lib/conversations/post-message";
import { json, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** A page of messages: the newest, before a seq, or after one (resync). */
export const GET = route({
  auth: visitor,
  params: idParams,
  query: messagesQuery,
  handle: async ({ actor, params, query }) =>
    json(await listMessages(visitorScope(actor), params.id, query)),
});

/** Writes a message; 200 instead of 201 when this clientId was sent before. */
export const POST = route({
  auth: visitor,
  params: idParams,
  body: postMessageBody,
  limit: limits.message,
  handle: async ({ actor, params, body }) => {
    const { message, created } = await postVisitorMessage(actor, params.id, body);
    return json({ message }, created ? 201 : 200);
  },
});
