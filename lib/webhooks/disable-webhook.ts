import "server-only";
import type { DisabledReason } from "@linkdesk/contract/webhooks.ts";
import { linkdesk, recordAudit } from "../audit/record-audit.ts";
import type { Prisma } from "../platform/db.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable } from "../platform/mail.ts";
import { webhookTarget } from "./webhook-target.ts";

const TURNED_OFF = "The webhook was turned off before it could be sent.";

/** Marks pending deliveries as failed, so that they can be resent but are not sent weeks later. */
export async function giveUpPending(
  tx: Prisma.TransactionClient,
  { id, workspaceId }: { id: string; workspaceId: string },
): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { webhookId: id, workspaceId, state: "pending" },
    data: { state: "failed", nextAttemptAt: null, lastError: TURNED_OFF },
  });
}

/**
 * Turns a webhook off automatically, records the reason and notifies the admins. Without effect if it
 * is off already or, with `failingBefore`, if it has not failed since before then.
 */
export async function disableWebhook(
  tx: Prisma.TransactionClient,
  webhook: { id: string; workspaceId: string; url: string },
  reason: DisabledReason,
  failingBefore?: Date,
): Promise<void> {
  const { id, workspaceId } = webhook;
  const failing = failingBefore ? { failingSince: { lte: failingBefore } } : {};
  const { count } = await tx.webhook.updateMany({
    where: { id, workspaceId, enabled: true, ...failing },
    data: { enabled: false, disabledReason: reason },
  });
  if (count === 0) return;
  await giveUpPending(tx, webhook);
  await recordAudit(tx, linkdesk(workspaceId), {
    action: "webhook.disabled",
    target: webhookTarget(webhook),
    changes: { reason: [null, reason] },
  });
  if (isMailAvailable()) await enqueue(tx, "mail-webhook-disabled", { workspaceId, webhookId: id });
}
