import * as endpoints from "@linkdesk/contract/endpoints/emails.ts";
import { member } from "@/lib/accounts/require-member";
import { acceptEmail } from "@/lib/email/incoming/decide-email";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.acceptEmail, {
  auth: member,
  handle: ({ actor, params }) => acceptEmail(actor, params.id),
});
