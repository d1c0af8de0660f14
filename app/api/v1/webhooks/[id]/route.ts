import { idParams } from "@linkdesk/contract/conversations.ts";
import { patchWebhookBody } from "@linkdesk/contract/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { json, noContent, route } from "@/lib/http/route";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { getWebhook } from "@/lib/webhooks/list-webhooks";
import { updateWebhook } from "@/lib/webhooks/update-webhook";

/** One webhook. */
export const GET = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => json(await getWebhook(actor, params.id)),
});

/** Changes a webhook, or turns it on or off. */
export const PATCH = route({
  auth: member,
  params: idParams,
  body: patchWebhookBody,
  handle: async ({ actor, params, body }) => json(await updateWebhook(actor, params.id, body)),
});

/** Deletes a webhook with its deliveries. */
export const DELETE = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => {
    await deleteWebhook(actor, params.id);
    return noContent();
  },
});
