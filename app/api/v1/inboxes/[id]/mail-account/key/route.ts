import * as endpoints from "@linkdesk/contract/endpoints/mail-accounts.ts";
import { member } from "@/lib/accounts/require-member";
import { rotateWebhookKey } from "@/lib/email/accounts/rotate-webhook-key";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.rotateMailWebhookKey, {
  auth: member,
  handle: ({ actor, params }) => rotateWebhookKey(actor, params.id),
});
