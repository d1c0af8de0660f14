import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { listWebhooks } from "@/lib/webhooks/list-webhooks";

export const GET = route(endpoints.listWebhooks, {
  auth: caller,
  handle: ({ actor }) => listWebhooks(actor),
});

export const POST = route(endpoints.createWebhook, {
  auth: caller,
  handle: ({ actor, body }) => createWebhook(actor, body),
});
