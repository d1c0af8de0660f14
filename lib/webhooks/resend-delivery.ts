import "server-only";
import type { DeliveryDetail } from "@linkdesk/contract/webhooks.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { findWebhook } from "./find-webhook.ts";
import { getDelivery } from "./list-deliveries.ts";
import { wakeDeliveries } from "./wake-deliveries.ts";

/**
 * Sends a delivery once more, from now on with all its attempts: the same event under the same
 * `webhook-id`. One that waits for its next attempt has it now. Errors: forbidden, not_found;
 * conflict, when the webhook is off or what the event spoke of was deleted.
 */
export async function resendDelivery(
  actor: RecordedCaller,
  webhookId: string,
  id: string,
): Promise<DeliveryDetail> {
  requirePermission(actor, "webhook.manage");
  const webhook = await findWebhook(db(), actor, webhookId);
  if (!webhook.enabled) {
    throw new AppError("conflict", { userMessage: "Turn the webhook on first." });
  }
  const where = { id, webhookId, workspaceId: actor.workspace.id };
  const row = await db().webhookDelivery.findFirst({
    where,
    select: { payload: true, attempts: true, state: true },
  });
  if (!row) throw notFound("delivery");
  const isDone = row.state === "delivered" || row.state === "failed";
  if (isDone && row.payload === null && row.attempts > 0) {
    throw new AppError("conflict", {
      userMessage: "The data in this delivery has been deleted, so it can’t be sent again.",
    });
  }
  await db().webhookDelivery.updateMany({
    // One that is being sent right now is on its way already.
    where: { ...where, state: { not: "sending" } },
    data: { state: "pending", attempts: 0, nextAttemptAt: new Date(), lastError: null },
  });
  wakeDeliveries();
  return getDelivery(actor, webhookId, id);
}
