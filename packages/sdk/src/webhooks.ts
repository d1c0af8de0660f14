import type {
  CreateWebhookAnswer,
  CreateWebhookBody,
  Delivery,
  DeliveryDetail,
  ListDeliveriesQuery,
  RotateWebhookSecretAnswer,
  RotateWebhookSecretBody,
  UpdateWebhookBody,
  Webhook,
} from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** Which events are sent to which address of yours. */
export class Webhooks extends Resource {
  list(options?: RequestOptions): Pages<Webhook> {
    return this.pages("/api/v1/webhooks", {}, options);
  }

  get(id: string, options?: RequestOptions): Promise<Result<Webhook>> {
    return this.request({ method: "GET", path: path`/api/v1/webhooks/${id}` }, options);
  }

  /** The secret is only in this answer. */
  create(
    webhook: CreateWebhookBody,
    options?: RequestOptions,
  ): Promise<Result<CreateWebhookAnswer>> {
    return this.request({ method: "POST", path: "/api/v1/webhooks", body: webhook }, options);
  }

  /** Changes the given fields, or turns it on or off. */
  update(
    id: string,
    changes: UpdateWebhookBody,
    options?: RequestOptions,
  ): Promise<Result<Webhook>> {
    const url = path`/api/v1/webhooks/${id}`;
    return this.request({ method: "PATCH", path: url, body: changes }, options);
  }

  delete(id: string, options?: RequestOptions): Promise<Result<undefined>> {
    return this.request({ method: "DELETE", path: path`/api/v1/webhooks/${id}` }, options);
  }

  /** Makes a new secret, which is only in this answer. The old one goes on signing for `overlapHours`. */
  rotateSecret(
    id: string,
    body: RotateWebhookSecretBody = {},
    options?: RequestOptions,
  ): Promise<Result<RotateWebhookSecretAnswer>> {
    const url = path`/api/v1/webhooks/${id}/secret`;
    return this.request({ method: "POST", path: url, body }, options);
  }

  /** Sends a test event, and returns what your server answered. */
  test(id: string, options?: RequestOptions): Promise<Result<DeliveryDetail>> {
    return this.request({ method: "POST", path: path`/api/v1/webhooks/${id}/test` }, options);
  }
}

/** What was sent to a webhook, and what waits to be. */
export class Deliveries extends Resource {
  /** Newest first. */
  list(webhookId: string, query?: ListDeliveriesQuery, options?: RequestOptions): Pages<Delivery> {
    return this.pages(path`/api/v1/webhooks/${webhookId}/deliveries`, query, options);
  }

  get(webhookId: string, id: string, options?: RequestOptions): Promise<Result<DeliveryDetail>> {
    const url = path`/api/v1/webhooks/${webhookId}/deliveries/${id}`;
    return this.request({ method: "GET", path: url }, options);
  }

  /** Sends it once more, under the same `webhook-id`. */
  resend(webhookId: string, id: string, options?: RequestOptions): Promise<Result<DeliveryDetail>> {
    const url = path`/api/v1/webhooks/${webhookId}/deliveries/${id}/resend`;
    return this.request({ method: "POST", path: url }, options);
  }
}
