import * as endpoints from "@linkdesk/contract/endpoints/webhooks.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { listWebhooks } from "@/lib/webhooks/list-webhooks";

export const GET = route(endpoints.listWebhooks, {
  auth: member,
  handle: ({ actor }) => listWebhooks(actor),
});

export const POST = route(endpoints.createWebhook, {
  auth: member,
  handle: ({ actor, body }) => createWebhook(actor, body),
});
