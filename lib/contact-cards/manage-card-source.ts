import "server-only";
import type {
  ContactCardSettings,
  PutContactCardBody,
  SavedContactCard,
} from "@linkdesk/contract/contact-card.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { diffFields } from "../audit/diff-fields.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { checkAddress } from "../webhooks/check-receiver.ts";
import { createWebhookSecret } from "../webhooks/sign-payload.ts";
import {
  type CardSource,
  sealSecret,
  serializeSource,
  sourceSelect,
  sourceTarget,
} from "./card-source.ts";

const HOUR_MS = 60 * 60 * 1_000;

/** Which server fills the cards; null when none does. Errors: forbidden. */
export async function getCardSource(actor: RecordedCaller): Promise<ContactCardSettings> {
  requirePermission(actor, "webhook.manage");
  const where = { workspaceId: actor.workspace.id };
  const row = await db().contactCardSource.findFirst({ where, select: sourceSelect });
  return { source: row && serializeSource(row) };
}

/**
 * Sets which server fills the cards. A new one gets a secret, which only this answer contains; what an earlier
 * address had answered is forgotten. Errors: forbidden, invalid_request.
 */
export async function putCardSource(
  actor: RecordedCaller,
  body: PutContactCardBody,
): Promise<SavedContactCard & { created: boolean }> {
  requirePermission(actor, "webhook.manage");
  checkAddress(new URL(body.url));
  const workspaceId = actor.workspace.id;
  return db().$transaction(async (tx) => {
    // The lock keeps two at once from both creating it.
    await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    const before = await find(tx, workspaceId);
    const secret = before ? null : createWebhookSecret();
    const isNewAddress = before !== null && before.url !== body.url;
    const forgotten = isNewAddress
      ? { lastSucceededAt: null, lastFailedAt: null, lastError: null }
      : {};
    const row = secret
      ? await tx.contactCardSource.create({
          data: { ...body, workspaceId, secret: sealSecret(workspaceId, secret) },
          select: sourceSelect,
        })
      : await tx.contactCardSource.update({
          where: { workspaceId },
          data: { ...body, ...forgotten },
          select: sourceSelect,
        });
    if (before) await tx.contactCardAnswer.deleteMany({ where: { workspaceId } });
    const changes = diffFields(before ? audited(before) : {}, audited(row));
    if (isNewAddress) changes.address = [audited(before).address, audited(row).address];
    if (Object.keys(changes).length > 0) {
      const target = sourceTarget(row.url);
      await recordAudit(tx, actor, { action: "contact_card.changed", target, changes });
    }
    return { source: serializeSource(row), secret, created: secret !== null };
  });
}

/** Errors: forbidden. Nothing to remove is no error. */
export async function deleteCardSource(actor: RecordedCaller): Promise<void> {
  requirePermission(actor, "webhook.manage");
  const workspaceId = actor.workspace.id;
  await db().$transaction(async (tx) => {
    const before = await find(tx, workspaceId);
    if (!before) return;
    await tx.contactCardSource.deleteMany({ where: { workspaceId } });
    await tx.contactCardAnswer.deleteMany({ where: { workspaceId } });
    const target = sourceTarget(before.url);
    await recordAudit(tx, actor, { action: "contact_card.removed", target });
  });
}

/**
 * Creates a new secret, which only this answer contains. For `overlapHours` requests are signed with the present one
 * too. Errors: forbidden; not_found when no server is set.
 */
export async function rotateCardSecret(
  actor: RecordedCaller,
  overlapHours: number,
): Promise<SavedContactCard> {
  requirePermission(actor, "webhook.manage");
  const workspaceId = actor.workspace.id;
  const secret = createWebhookSecret();
  const row = await db().$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM contact_card_sources WHERE workspace_id = ${workspaceId}::uuid FOR UPDATE`;
    const present = await find(tx, workspaceId);
    if (!present) throw notFound("contact card");
    await recordAudit(tx, actor, {
      action: "contact_card.secret_created",
      target: sourceTarget(present.url),
      changes: { overlapHours: [null, overlapHours] },
    });
    const hasOverlap = overlapHours > 0;
    return tx.contactCardSource.update({
      where: { workspaceId },
      data: {
        secret: sealSecret(workspaceId, secret),
        previousSecret: hasOverlap ? present.secret : null,
        previousSecretExpiresAt: hasOverlap ? new Date(Date.now() + overlapHours * HOUR_MS) : null,
      },
      select: sourceSelect,
    });
  });
  return { source: serializeSource(row), secret };
}

function find(
  tx: Pick<Prisma.TransactionClient, "contactCardSource">,
  workspaceId: string,
): Promise<CardSource | null> {
  return tx.contactCardSource.findFirst({ where: { workspaceId }, select: sourceSelect });
}

/** Of an address, only the host. */
const audited = ({ url, title, enabled }: CardSource) => ({
  ...{ address: new URL(url).host, title, enabled },
});
