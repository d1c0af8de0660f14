import { idParams } from "@linkdesk/contract/conversations.ts";
import { rotateWebhookSecretBody } from "@linkdesk/contract/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";

/** Makes a new secret. The answer is the only place where it is ever shown. */
export const POST = route({
  auth: member,
  params: idParams,
  body: rotateWebhookSecretBody,
  handle: async ({ actor, params, body }) =>
    json(await rotateWebhookSecret(actor, params.id, body.overlapHours), 201),
});
