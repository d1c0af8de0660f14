import * as endpoints from "@linkdesk/contract/endpoints/desk.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { deleteTag } from "@/lib/tags/delete-tag";
import { updateTag } from "@/lib/tags/update-tag";

export const PATCH = route(endpoints.updateTag, {
  auth: caller,
  handle: ({ actor, params, body }) => updateTag(actor, params.id, body),
});

export const DELETE = route(endpoints.deleteTag, {
  auth: caller,
  handle: ({ actor, params }) => deleteTag(actor, params.id),
});
