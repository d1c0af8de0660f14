import { foundWorkspaceBody } from "@linkdesk/contract/accounts.ts";
import { addressLimit, person } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { foundWorkspace } from "@/lib/workspaces/found-workspace";

/** Founds a workspace, for somebody who is in none. */
export const POST = route({
  auth: person,
  limit: addressLimit,
  body: foundWorkspaceBody,
  handle: async ({ actor, body }) => json(await foundWorkspace(actor, body.name), 201),
});
