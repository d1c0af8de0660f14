import "server-only";
import type { CreatedWebhookSecret } from "@linkdesk/contract/webhooks.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { seal } from "../platform/secrets.ts";
import { serializeWebhook, webhookSelect } from "./serialize-webhook.ts";
import { createWebhookSecret } from "./sign-payload.ts";
import { webhookTarget } from "./webhook-target.ts";

const HOUR_MS = 60 * 60 * 1_000;

/**
 * Creates a new secret, which only this answer contains. For `overlapHours` deliveries are signed with
 * the current secret too, so that a receiver can switch without missing any.
 * Errors: forbidden, not_found.
 */
export async function rotateWebhookSecret(
  actor: RecordedCaller,
  id: string,
  overlapHours: number,
): Promise<CreatedWebhookSecret> {
  requirePermission(actor, "webhook.manage");
  const secret = createWebhookSecret();
  const where = { id, workspaceId: actor.workspace.id };
  const row = await db().$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM webhooks
      WHERE id = ${id}::uuid AND workspace_id = ${where.workspaceId}::uuid FOR UPDATE`;
    const present = await tx.webhook.findFirst({ where, select: { secret: true, url: true } });
    if (!present) throw notFound("webhook");
    await recordAudit(tx, actor, {
      action: "webhook.secret_created",
      target: webhookTarget({ id, url: present.url }),
      changes: { overlapHours: [null, overlapHours] },
    });
    const hasOverlap = overlapHours > 0;
    return tx.webhook.update({
      where,
      data: {
        secret: seal(secret, id),
        previousSecret: hasOverlap ? present.secret : null,
        previousSecretExpiresAt: hasOverlap ? new Date(Date.now() + overlapHours * HOUR_MS) : null,
      },
      select: webhookSelect,
    });
  });
  return { webhook: serializeWebhook(row), secret };
}
