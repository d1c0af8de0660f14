import { accountSecurity } from "@/lib/accounts/account-security";
import { person } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";

/** How one's account is protected. */
export const GET = route({
  auth: person,
  handle: async ({ actor }) => json(await accountSecurity(actor)),
});
