import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";

export const POST = route(endpoints.rotateWebhookSecret, {
  auth: member,
  handle: ({ actor, params, body }) => rotateWebhookSecret(actor, params.id, body.overlapHours),
});
