import * as endpoints from "@linkdesk/contract/endpoints/emails.ts";
import { member } from "@/lib/accounts/require-member";
import { discardEmail } from "@/lib/email/incoming/decide-email";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.discardEmail, {
  auth: member,
  handle: ({ actor, params }) => discardEmail(actor, params.id),
});
