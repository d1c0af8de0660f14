import * as endpoints from "@linkdesk/contract/endpoints/desk.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { reply, route } from "@/lib/http/route";
import { createTag } from "@/lib/tags/create-tag";
import { listTags } from "@/lib/tags/list-tags";

export const GET = route(endpoints.listTags, {
  auth: caller,
  handle: ({ actor }) => listTags(actor),
});

export const POST = route(endpoints.createTag, {
  auth: caller,
  handle: async ({ actor, body }) => reply(await createTag(actor, body), { status: 201 }),
});
