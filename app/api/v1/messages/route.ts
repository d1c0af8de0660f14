import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { sendMessage } from "@/lib/conversations/send-message";
import { withClientId } from "@/lib/http/idempotency-key";
import { reply, route } from "@/lib/http/route";

export const POST = route(endpoints.sendMessage, {
  auth: caller,
  handle: async ({ actor, request, body }) => {
    const { message, created } = await sendMessage(actor, withClientId(request, actor, body));
    const { conversationId } = message;
    return reply({ message, conversationId }, { status: created ? 201 : 200 });
  },
});
