import "server-only";
import type { RecordedCaller } from "../access/actor.ts";
import { notFound } from "../platform/app-error.ts";
import type { db } from "../platform/db.ts";
import { type WebhookRow, webhookSelect } from "./serialize-webhook.ts";

/** A webhook of the member's workspace. Errors: not_found. */
export async function findWebhook(
  tx: Pick<ReturnType<typeof db>, "webhook">,
  actor: RecordedCaller,
  id: string,
): Promise<WebhookRow> {
  const where = { id, workspaceId: actor.workspace.id };
  const row = await tx.webhook.findFirst({ where, select: webhookSelect });
  if (!row) throw notFound("webhook");
  return row;
}
