import * as endpoints from "@linkdesk/contract/endpoints/desk.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { deleteTeam } from "@/lib/teams/delete-team";
import { updateTeam } from "@/lib/teams/update-team";

export const PATCH = route(endpoints.updateTeam, {
  auth: member,
  handle: ({ actor, params, body }) => updateTeam(actor, params.id, body),
});

export const DELETE = route(endpoints.deleteTeam, {
  auth: member,
  handle: ({ actor, params }) => deleteTeam(actor, params.id),
});
