import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { changeRole, removeMember } from "@/lib/workspaces/change-member";

export const PATCH = route(endpoints.changeRole, {
  auth: member,
  handle: ({ actor, params, body }) => changeRole(actor, params.id, body.role),
});

export const DELETE = route(endpoints.removeMember, {
  auth: member,
  handle: ({ actor, params }) => removeMember(actor, params.id),
});
