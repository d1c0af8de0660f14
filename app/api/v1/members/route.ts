import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { listMembers } from "@/lib/workspaces/list-members";

/** The workspace's members. */
export const GET = route({
  auth: member,
  handle: async ({ actor }) => json(await listMembers(actor)),
});
