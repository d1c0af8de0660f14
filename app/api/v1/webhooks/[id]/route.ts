import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { getWebhook } from "@/lib/webhooks/list-webhooks";
import { updateWebhook } from "@/lib/webhooks/update-webhook";

export const GET = route(endpoints.getWebhook, {
  auth: member,
  handle: ({ actor, params }) => getWebhook(actor, params.id),
});

export const PATCH = route(endpoints.updateWebhook, {
  auth: member,
  handle: ({ actor, params, body }) => updateWebhook(actor, params.id, body),
});

export const DELETE = route(endpoints.deleteWebhook, {
  auth: member,
  handle: ({ actor, params }) => deleteWebhook(actor, params.id),
});
