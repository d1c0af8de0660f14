import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { createInvitation, listInvitations } from "@/lib/workspaces/invitations";

export const GET = route(endpoints.listInvitations, {
  auth: member,
  handle: ({ actor }) => listInvitations(actor),
});

export const POST = route(endpoints.createInvitation, {
  auth: member,
  handle: ({ actor, body }) => createInvitation(actor, body),
});
