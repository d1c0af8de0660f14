import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { listMembers } from "@/lib/workspaces/list-members";

export const GET = route(endpoints.listMembers, {
  auth: caller,
  handle: ({ actor }) => listMembers(actor),
});
