import "server-only";
import { PING_EVENT } from "@linkdesk/contract/webhook-events.ts";
import type { DeliveryDetail } from "@linkdesk/contract/webhooks.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { db } from "../platform/db.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { attemptDelivery } from "./attempt-delivery.ts";
import { findSending, LEASE_MS } from "./claim-deliveries.ts";
import { findWebhook } from "./find-webhook.ts";
import { getDelivery } from "./list-deliveries.ts";

/** Somebody waits for it, less long than their browser does. */
const TEST_TIMEOUT_MS = 10_000;

/**
 * Sends a `ping` at once, also to a webhook that is off, and says what came of it. It is tried this
 * once. Errors: forbidden, not_found.
 */
export async function sendTestEvent(
  actor: RecordedCaller,
  webhookId: string,
): Promise<DeliveryDetail> {
  requirePermission(actor, "webhook.manage");
  await findWebhook(db(), actor, webhookId);
  const workspaceId = actor.workspace.id;
  const now = new Date();
  const { id } = await db().webhookDelivery.create({
    data: {
      workspaceId,
      webhookId,
      event: PING_EVENT,
      eventId: uuidV7(),
      // As if it had been claimed: no worker takes it meanwhile.
      state: "sending",
      attempts: 1,
      lastAttemptAt: now,
      nextAttemptAt: new Date(now.getTime() + LEASE_MS),
    },
    select: { id: true },
  });
  const options = { now: () => new Date(), timeoutMs: TEST_TIMEOUT_MS };
  const delivery = await findSending({ id, workspaceId });
  if (delivery) await attemptDelivery(delivery, options);
  return getDelivery(actor, webhookId, id);
}
