import { idParams, pageOf } from "../shapes.ts";
import {
  createdWebhook,
  createWebhookBody,
  deliveriesQuery,
  delivery,
  deliveryDetail,
  deliveryParams,
  patchWebhookBody,
  rotateWebhookSecretBody,
  webhook,
} from "../webhooks.ts";
import { endpoint } from "./endpoint.ts";

export const listWebhooks = endpoint({
  method: "GET",
  path: "/api/v1/webhooks",
  access: "admin",
  scope: "webhooks:read",
  summary: "Lists the workspace's webhooks, oldest first.",
  response: pageOf(webhook),
  errors: [],
});

export const createWebhook = endpoint({
  method: "POST",
  path: "/api/v1/webhooks",
  access: "admin",
  scope: "webhooks:write",
  summary: "Creates a webhook. Its secret is only in this answer.",
  body: createWebhookBody,
  response: createdWebhook,
  status: [201],
  errors: ["conflict"],
});

export const getWebhook = endpoint({
  method: "GET",
  path: "/api/v1/webhooks/[id]",
  access: "admin",
  scope: "webhooks:read",
  summary: "Returns one webhook.",
  params: idParams,
  response: webhook,
  errors: [],
});

export const updateWebhook = endpoint({
  method: "PATCH",
  path: "/api/v1/webhooks/[id]",
  access: "admin",
  scope: "webhooks:write",
  summary: "Changes a webhook, or turns it on or off.",
  params: idParams,
  body: patchWebhookBody,
  response: webhook,
  errors: [],
});

export const deleteWebhook = endpoint({
  method: "DELETE",
  path: "/api/v1/webhooks/[id]",
  access: "admin",
  scope: "webhooks:write",
  summary: "Deletes a webhook with its deliveries.",
  params: idParams,
  response: null,
  errors: [],
});

export const rotateWebhookSecret = endpoint({
  method: "POST",
  path: "/api/v1/webhooks/[id]/secret",
  access: "admin",
  scope: "webhooks:write",
  summary: "Makes a new secret, which is only in this answer.",
  params: idParams,
  body: rotateWebhookSecretBody,
  response: createdWebhook,
  status: [201],
  errors: [],
});

export const sendTestEvent = endpoint({
  method: "POST",
  path: "/api/v1/webhooks/[id]/test",
  access: "admin",
  scope: "webhooks:write",
  summary: "Sends a test event and returns what the receiver answered.",
  params: idParams,
  response: deliveryDetail,
  errors: [],
  limit: ["workspace:webhook-test"],
});

export const listDeliveries = endpoint({
  method: "GET",
  path: "/api/v1/webhooks/[id]/deliveries",
  access: "admin",
  scope: "webhooks:read",
  summary: "Lists what was sent to a webhook and what waits to be, newest first.",
  params: idParams,
  query: deliveriesQuery,
  response: pageOf(delivery),
  errors: [],
});

export const getDelivery = endpoint({
  method: "GET",
  path: "/api/v1/webhooks/[id]/deliveries/[deliveryId]",
  access: "admin",
  scope: "webhooks:read",
  summary: "Returns one delivery with what was sent and answered.",
  params: deliveryParams,
  response: deliveryDetail,
  errors: [],
});

export const resendDelivery = endpoint({
  method: "POST",
  path: "/api/v1/webhooks/[id]/deliveries/[deliveryId]/resend",
  access: "admin",
  scope: "webhooks:write",
  summary: "Sends a delivery once more.",
  params: deliveryParams,
  response: deliveryDetail,
  status: [202],
  errors: ["conflict"],
});
