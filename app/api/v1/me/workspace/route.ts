import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { currentSignInId } from "@/lib/accounts/auth";
import { chooseWorkspace } from "@/lib/accounts/choose-workspace";
import { person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";

export const PUT = route(endpoints.chooseWorkspace, {
  auth: person,
  handle: async ({ actor, body }) =>
    chooseWorkspace(actor, await currentSignInId(), body.workspaceId),
});
