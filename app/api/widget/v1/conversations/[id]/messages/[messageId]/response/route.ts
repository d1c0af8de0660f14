import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { answerMessage } from "@/lib/conversations/answer-message";
import { route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const POST = route(endpoints.answerMessage, {
  auth: visitor,
  limit: limits.write,
  handle: ({ actor, params, body }) => answerMessage(actor, params.id, params.messageId, body),
});
