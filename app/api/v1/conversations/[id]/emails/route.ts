import * as endpoints from "@linkdesk/contract/endpoints/emails.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { listEmails } from "@/lib/email/list-emails";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listEmails, {
  auth: caller,
  handle: ({ actor, params, query }) => listEmails(actor, params.id, query),
});
