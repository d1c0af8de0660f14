import "server-only";
import {
  type CreatedWebhook,
  type CreateWebhookBody,
  MAX_WEBHOOKS,
} from "@linkdesk/contract/webhooks.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { seal } from "../platform/secrets.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { checkReceiver } from "./check-receiver.ts";
import { serializeWebhook, webhookSelect } from "./serialize-webhook.ts";
import { createWebhookSecret } from "./sign-payload.ts";
import { webhookTarget } from "./webhook-target.ts";

/**
 * Creates a webhook, which receives events from now on. Only this answer contains its secret.
 * Errors: forbidden; invalid_request; conflict, when there are too many.
 */
export async function createWebhook(
  actor: RecordedCaller,
  input: CreateWebhookBody,
): Promise<CreatedWebhook> {
  requirePermission(actor, "webhook.manage");
  const workspaceId = actor.workspace.id;
  const id = uuidV7();
  const secret = createWebhookSecret();
  const row = await db().$transaction(async (tx) => {
    await checkReceiver(tx, actor, input);
    // The lock keeps two at once from both being the last one.
    await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.webhook.count({ where: { workspaceId } })) >= MAX_WEBHOOKS) {
      throw new AppError("conflict", {
        userMessage: `A workspace can have ${MAX_WEBHOOKS} webhooks. Delete one that you no longer need.`,
      });
    }
    const data = { ...input, id, workspaceId, secret: seal(secret, id) };
    const created = await tx.webhook.create({ data, select: webhookSelect });
    await recordAudit(tx, actor, {
      action: "webhook.created",
      target: webhookTarget(created),
      changes: { events: [null, created.events.join(", ")] },
    });
    return created;
  });
  return { webhook: serializeWebhook(row), secret };
}
