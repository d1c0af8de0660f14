import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { listMembers } from "@/lib/workspaces/list-members";

export const GET = route(endpoints.listMembers, {
  auth: member,
  handle: ({ actor }) => listMembers(actor),
});
