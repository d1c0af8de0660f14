import "server-only";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { db } from "../platform/db.ts";
import { findWebhook } from "./find-webhook.ts";
import { webhookTarget } from "./webhook-target.ts";

/** Deletes a webhook with its deliveries; what waits is not sent. Errors: forbidden, not_found. */
export async function deleteWebhook(actor: RecordedCaller, id: string): Promise<void> {
  requirePermission(actor, "webhook.manage");
  const workspaceId = actor.workspace.id;
  await db().$transaction(async (tx) => {
    const webhook = await findWebhook(tx, actor, id);
    await tx.webhook.deleteMany({ where: { id, workspaceId } });
    // One that is written down this moment is forgotten by the daily job.
    await tx.webhookDelivery.deleteMany({ where: { webhookId: id, workspaceId } });
    await recordAudit(tx, actor, { action: "webhook.deleted", target: webhookTarget(webhook) });
  });
}
