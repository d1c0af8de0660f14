import * as endpoints from "@linkdesk/contract/endpoints/desk.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { deleteView } from "@/lib/views/delete-view";
import { updateView } from "@/lib/views/update-view";

export const PATCH = route(endpoints.updateSavedView, {
  auth: member,
  handle: ({ actor, params, body }) => updateView(actor, params.id, body),
});

export const DELETE = route(endpoints.deleteSavedView, {
  auth: member,
  handle: ({ actor, params }) => deleteView(actor, params.id),
});
