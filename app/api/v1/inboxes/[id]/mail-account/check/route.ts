import * as endpoints from "@linkdesk/contract/endpoints/mail-accounts.ts";
import { member } from "@/lib/accounts/require-member";
import { checkMailAccount } from "@/lib/email/accounts/check-mail-account";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.checkMailAccount, {
  auth: member,
  limit: (actor) => [{ name: "workspace:mail-check", who: actor.workspace.id }],
  handle: ({ actor, params }) => checkMailAccount(actor, params.id),
});
