import * as endpoints from "@linkdesk/contract/endpoints/emails.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { stopMails } from "@/lib/email/outgoing/stop-mails";
import { anyone, route } from "@/lib/http/route";

// No origin is asked for: mail programs post here.
export const POST = route(endpoints.stopMails, {
  auth: anyone,
  limit: addressLimit,
  handle: ({ params }) => stopMails(params.token, true),
});

export const DELETE = route(endpoints.resumeMails, {
  auth: anyone,
  limit: addressLimit,
  handle: ({ params }) => stopMails(params.token, false),
});
