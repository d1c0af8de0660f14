import * as endpoints from "@linkdesk/contract/endpoints/desk.ts";
import { member } from "@/lib/accounts/require-member";
import { caller } from "@/lib/api-keys/require-caller";
import { reply, route } from "@/lib/http/route";
import { createTeam } from "@/lib/teams/create-team";
import { listTeams } from "@/lib/teams/list-teams";

export const GET = route(endpoints.listTeams, {
  auth: caller,
  handle: ({ actor }) => listTeams(actor),
});

export const POST = route(endpoints.createTeam, {
  auth: member,
  handle: async ({ actor, body }) => reply(await createTeam(actor, body), { status: 201 }),
});
