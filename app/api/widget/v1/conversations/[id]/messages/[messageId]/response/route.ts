import { z } from "zod";
import { responseBody } from "@/lib/contract/message-content";
import { rowId } from "@/lib/contract/text";
import { answerMessage } from "@/lib/conversations/answer-message";
import { json, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** The visitor clicks a button, sends a form or rates. Counts once. */
export const POST = route({
  auth: visitor,
  params: z.object({ id: rowId, messageId: rowId }),
  body: responseBody,
  limit: limits.write,
  handle: async ({ actor, params, body }) =>
    json(await answerMessage(actor, params.id, params.messageId, body)),
});
