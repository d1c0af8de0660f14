import { createInvitationBody } from "@linkdesk/contract/accounts.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { createInvitation, listInvitations } from "@/lib/workspaces/invitations";

/** Invitations that can still be accepted. */
export const GET = route({
  auth: member,
  handle: async ({ actor }) => json(await listInvitations(actor)),
});

/** Makes an invitation link; the answer is the only place it appears. */
export const POST = route({
  auth: member,
  body: createInvitationBody,
  handle: async ({ actor, body }) => json(await createInvitation(actor, body), 201),
});
