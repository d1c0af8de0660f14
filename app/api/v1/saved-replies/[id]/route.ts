import * as endpoints from "@linkdesk/contract/endpoints/saved-replies.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { deleteReply } from "@/lib/replies/delete-reply";
import { updateReply } from "@/lib/replies/update-reply";

export const PATCH = route(endpoints.updateSavedReply, {
  auth: caller,
  handle: ({ actor, params, body }) => updateReply(actor, params.id, body),
});

export const DELETE = route(endpoints.deleteSavedReply, {
  auth: caller,
  handle: ({ actor, params }) => deleteReply(actor, params.id),
});
