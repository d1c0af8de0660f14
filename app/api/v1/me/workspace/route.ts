import { chooseWorkspaceBody } from "@linkdesk/contract/accounts.ts";
import { currentSignInId } from "@/lib/accounts/auth";
import { chooseWorkspace } from "@/lib/accounts/choose-workspace";
import { person } from "@/lib/accounts/require-member";
import { noContent, route } from "@/lib/http/route";

/** Goes to another of one's workspaces, in this browser. */
export const PUT = route({
  auth: person,
  body: chooseWorkspaceBody,
  handle: async ({ actor, body }) => {
    await chooseWorkspace(actor, await currentSignInId(), body.workspaceId);
    return noContent();
  },
});
