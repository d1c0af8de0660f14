import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import { MAX_WEBHOOKS, type Webhook } from "@linkdesk/contract/webhooks.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { db } from "../platform/db.ts";
import { findWebhook } from "./find-webhook.ts";
import { serializeWebhook, webhookSelect } from "./serialize-webhook.ts";

/** The workspace's webhooks, oldest first. Errors: forbidden. */
export async function listWebhooks(actor: RecordedCaller): Promise<Page<Webhook>> {
  requirePermission(actor, "webhook.manage");
  const rows = await db().webhook.findMany({
    where: { workspaceId: actor.workspace.id },
    orderBy: { id: "asc" },
    take: MAX_WEBHOOKS,
    select: webhookSelect,
  });
  return { items: rows.map((row) => serializeWebhook(row)), nextCursor: null };
}

/** Errors: forbidden, not_found. */
export async function getWebhook(actor: RecordedCaller, id: string): Promise<Webhook> {
  requirePermission(actor, "webhook.manage");
  return serializeWebhook(await findWebhook(db(), actor, id));
}
