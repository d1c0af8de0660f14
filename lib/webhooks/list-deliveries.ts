import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { DeliveriesQuery, Delivery, DeliveryDetail } from "@linkdesk/contract/webhooks.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { decodeCursor, encodeCursor, type Place } from "../http/cursor.ts";
import { notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { findWebhook } from "./find-webhook.ts";
import { deliverySelect, serializeDelivery } from "./serialize-webhook.ts";

/** A webhook's deliveries, newest first, one keyset page. Errors: forbidden, not_found. */
export async function listDeliveries(
  actor: RecordedCaller,
  webhookId: string,
  { state, cursor, limit }: DeliveriesQuery,
): Promise<Page<Delivery>> {
  requirePermission(actor, "webhook.manage");
  const place = cursor === undefined ? undefined : decodeCursor(cursor);
  await findWebhook(db(), actor, webhookId);
  const rows = await db().webhookDelivery.findMany({
    where: {
      workspaceId: actor.workspace.id,
      webhookId,
      ...(state ? { state: state === "pending" ? { in: ["pending", "sending"] } : state } : {}),
      ...(place ? { AND: after(place) } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: deliverySelect,
  });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(serializeDelivery),
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** The first line is implied by the second; it is what lets the index start at the place. */
function after({ at, id }: Place): Prisma.WebhookDeliveryWhereInput[] {
  return [{ createdAt: { lte: at } }, { OR: [{ createdAt: { lt: at } }, { id: { lt: id } }] }];
}

/** One delivery with what was sent and answered. Errors: forbidden, not_found. */
export async function getDelivery(
  actor: RecordedCaller,
  webhookId: string,
  id: string,
): Promise<DeliveryDetail> {
  requirePermission(actor, "webhook.manage");
  const row = await db().webhookDelivery.findFirst({
    where: { id, webhookId, workspaceId: actor.workspace.id },
    select: { ...deliverySelect, payload: true, response: true },
  });
  if (!row) throw notFound("delivery");
  return { ...serializeDelivery(row), payload: row.payload, response: row.response };
}
