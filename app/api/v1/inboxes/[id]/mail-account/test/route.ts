import * as endpoints from "@linkdesk/contract/endpoints/mail-accounts.ts";
import { member } from "@/lib/accounts/require-member";
import { getTestMail, sendTestMail } from "@/lib/email/accounts/send-test-mail";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getTestMail, {
  auth: member,
  handle: ({ actor, params }) => getTestMail(actor, params.id),
});

export const POST = route(endpoints.sendTestMail, {
  auth: member,
  limit: (actor) => [{ name: "workspace:mail-check", who: actor.workspace.id }],
  handle: ({ actor, params }) => sendTestMail(actor, params.id),
});
