import "server-only";
import type { PatchWebhookBody, Webhook } from "@linkdesk/contract/webhooks.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { diffFields } from "../audit/diff-fields.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { db } from "../platform/db.ts";
import { checkReceiver } from "./check-receiver.ts";
import { giveUpPending } from "./disable-webhook.ts";
import { findWebhook } from "./find-webhook.ts";
import { serializeWebhook, type WebhookRow, webhookSelect } from "./serialize-webhook.ts";
import { webhookTarget } from "./webhook-target.ts";

/**
 * Changes the given fields. Turned off, nothing is written down for it and what waits is given up;
 * turned on, it starts with a clean slate. Errors: forbidden, not_found, invalid_request.
 */
export async function updateWebhook(
  actor: RecordedCaller,
  id: string,
  patch: PatchWebhookBody,
): Promise<Webhook> {
  requirePermission(actor, "webhook.manage");
  const where = { id, workspaceId: actor.workspace.id };
  const row = await db().$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM webhooks
      WHERE id = ${id}::uuid AND workspace_id = ${where.workspaceId}::uuid FOR UPDATE`;
    const before = await findWebhook(tx, actor, id);
    await checkReceiver(tx, actor, patch);
    const isNewReceiver = patch.url !== undefined && patch.url !== before.url;
    const isSwitched = patch.enabled !== undefined && patch.enabled !== before.enabled;
    const after = await tx.webhook.update({
      where,
      data: {
        ...patch,
        ...(isSwitched ? { disabledReason: null } : {}),
        ...(isNewReceiver || isSwitched ? { failingSince: null } : {}),
      },
      select: webhookSelect,
    });
    if (isSwitched && !after.enabled) await giveUpPending(tx, where);
    await recordChanges(tx, actor, before, after);
    return after;
  });
  return serializeWebhook(row);
}

async function recordChanges(
  tx: Parameters<typeof recordAudit>[0],
  actor: RecordedCaller,
  before: WebhookRow,
  after: WebhookRow,
): Promise<void> {
  const target = webhookTarget(after);
  if (before.enabled !== after.enabled) {
    const action = after.enabled ? "webhook.enabled" : "webhook.disabled";
    await recordAudit(tx, actor, { action, target });
  }
  const changes = diffFields(audited(before), audited(after));
  // Of an address only the host is told: that the rest has changed still is.
  if (before.url !== after.url) {
    changes.address = [audited(before).address, audited(after).address];
  }
  if (Object.keys(changes).length === 0) return;
  await recordAudit(tx, actor, { action: "webhook.updated", target, changes });
}

function audited({ url, description, events, inbox }: WebhookRow) {
  return {
    address: new URL(url).host,
    description,
    events: events.join(", "),
    inbox: inbox?.name ?? null,
  };
}
