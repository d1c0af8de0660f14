import { createWebhookBody } from "@linkdesk/contract/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { listWebhooks } from "@/lib/webhooks/list-webhooks";

/** The workspace's webhooks. */
export const GET = route({
  auth: member,
  handle: async ({ actor }) => json(await listWebhooks(actor)),
});

/** Creates a webhook. The answer is the only place where its secret is ever shown. */
export const POST = route({
  auth: member,
  body: createWebhookBody,
  handle: async ({ actor, body }) => json(await createWebhook(actor, body), 201),
});
