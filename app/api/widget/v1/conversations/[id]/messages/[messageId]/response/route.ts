import { responseBody } from "@linkdesk/contract/message-content.ts";
import { rowId } from "@linkdesk/contract/text.ts";
import { z } from "zod";
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
