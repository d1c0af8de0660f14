import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { beatPresence } from "@/lib/workspaces/team-presence";

export const PUT = route(endpoints.beatPresence, {
  auth: member,
  handle: ({ actor }) => beatPresence(actor),
});
