import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { getWebhook } from "@/lib/webhooks/list-webhooks";
import { updateWebhook } from "@/lib/webhooks/update-webhook";

export const GET = route(endpoints.getWebhook, {
  auth: caller,
  handle: ({ actor, params }) => getWebhook(actor, params.id),
});

export const PATCH = route(endpoints.updateWebhook, {
  auth: caller,
  handle: ({ actor, params, body }) => updateWebhook(actor, params.id, body),
});

export const DELETE = route(endpoints.deleteWebhook, {
  auth: caller,
  handle: ({ actor, params }) => deleteWebhook(actor, params.id),
});
