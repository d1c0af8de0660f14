import { patchMemberBody } from "@linkdesk/contract/accounts.ts";
import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { json, noContent, route } from "@/lib/http/route";
import { changeRole, removeMember } from "@/lib/workspaces/change-member";

/** Changes a member's role. */
export const PATCH = route({
  auth: member,
  params: idParams,
  body: patchMemberBody,
  handle: async ({ actor, params, body }) => json(await changeRole(actor, params.id, body.role)),
});

/** Removes a member from the workspace. */
export const DELETE = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => {
    await removeMember(actor, params.id);
    return noContent();
  },
});
