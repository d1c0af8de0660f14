import * as endpoints from "@linkdesk/contract/endpoints/emails.ts";
import { member } from "@/lib/accounts/require-member";
import { listHeldEmails } from "@/lib/email/list-emails";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listHeldEmails, {
  auth: member,
  handle: ({ actor, query }) => listHeldEmails(actor, query),
});
