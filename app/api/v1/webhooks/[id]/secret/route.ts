import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";

export const POST = route(endpoints.rotateWebhookSecret, {
  auth: caller,
  handle: ({ actor, params, body }) => rotateWebhookSecret(actor, params.id, body.overlapHours),
});
