import * as endpoints from "@linkdesk/contract/endpoints/mail-accounts.ts";
import { member } from "@/lib/accounts/require-member";
import { getMailAccount } from "@/lib/email/accounts/get-mail-account";
import { updateMailAccount } from "@/lib/email/accounts/update-mail-account";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getMailAccount, {
  auth: member,
  handle: ({ actor, params }) => getMailAccount(actor, params.id),
});

export const PUT = route(endpoints.putMailAccount, {
  auth: member,
  handle: ({ actor, params, body }) => updateMailAccount(actor, params.id, body),
});
