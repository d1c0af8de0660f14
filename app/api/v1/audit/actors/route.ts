import { member } from "@/lib/accounts/require-member";
import { listFormerMembers } from "@/lib/audit/list-former-members";
import { json, route } from "@/lib/http/route";

/** Former members, whose events the log can be narrowed to as well. */
export const GET = route({
  auth: member,
  handle: async ({ actor }) => json(await listFormerMembers(actor)),
});
