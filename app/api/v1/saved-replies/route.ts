import * as endpoints from "@linkdesk/contract/endpoints/saved-replies.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { reply, route } from "@/lib/http/route";
import { createReply } from "@/lib/replies/create-reply";
import { listReplies } from "@/lib/replies/list-replies";

export const GET = route(endpoints.listSavedReplies, {
  auth: caller,
  handle: ({ actor, query }) => listReplies(actor, query),
});

export const POST = route(endpoints.createSavedReply, {
  auth: caller,
  handle: async ({ actor, body }) => reply(await createReply(actor, body), { status: 201 }),
});
