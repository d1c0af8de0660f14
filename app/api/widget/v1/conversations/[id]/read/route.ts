import { idParams, readBody } from "@linkdesk/contract/conversations.ts";
import { markReadByVisitor } from "@/lib/conversations/mark-read";
import { noContent, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** The visitor has read up to a message. */
export const POST = route({
  auth: visitor,
  params: idParams,
  body: readBody,
  limit: limits.write,
  handle: async ({ actor, params, body }) => {
    await markReadByVisitor(actor, params.id, body.seq);
    return noContent();
  },
});
