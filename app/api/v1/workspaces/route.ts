import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { addressLimit, person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { foundWorkspace } from "@/lib/workspaces/found-workspace";

export const POST = route(endpoints.foundWorkspace, {
  auth: person,
  limit: addressLimit,
  handle: ({ actor, body }) => foundWorkspace(actor, body.name),
});
