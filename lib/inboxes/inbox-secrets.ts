import "server-only";
import { recordAudit } from "../audit/record-audit.ts";
import type { CreatedSecret, TokenReport } from "../contract/inbox-security.ts";
import { notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { createToken, seal, unseal } from "../platform/secrets.ts";
import type { Actor } from "../workspaces/actor.ts";
import { requirePermission } from "../workspaces/permissions.ts";
import { readUserJwt } from "./user-jwt.ts";

const HOUR_MS = 60 * 60 * 1_000;

/** The secrets that count now, the newest first. Empty: the inbox verifies nobody. */
export async function acceptedSecrets(inboxId: string): Promise<string[]> {
  const rows = await db().inboxSecret.findMany({
    where: { inboxId, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    orderBy: { createdAt: "desc" },
    select: { sealed: true },
  });
  return rows.map(({ sealed }) => unseal(sealed, inboxId));
}

/**
 * Makes a new secret of 32 random bytes, the only time it is shown. The present one goes on for
 * `overlapHours`, and older ones end. Errors: forbidden, not_found.
 */
export async function rotateSecret(
  actor: Actor,
  inboxId: string,
  overlapHours: number,
): Promise<CreatedSecret> {
  requirePermission(actor, "inbox.security");
  const secret = createToken();
  const createdAt = await db().$transaction(async (tx) => {
    const where = { id: inboxId, workspaceId: actor.workspace.id };
    // The lock keeps two rotations at once from leaving two present secrets.
    await tx.$queryRaw`SELECT 1 FROM inboxes WHERE id = ${inboxId}::uuid AND workspace_id = ${actor.workspace.id}::uuid FOR UPDATE`;
    const inbox = await tx.inbox.findFirst({ where, select: { name: true } });
    if (!inbox) throw notFound("inbox");
    await tx.inboxSecret.deleteMany({ where: { inboxId, expiresAt: { not: null } } });
    if (overlapHours === 0) await tx.inboxSecret.deleteMany({ where: { inboxId } });
    const expiresAt = new Date(Date.now() + overlapHours * HOUR_MS);
    await tx.inboxSecret.updateMany({ where: { inboxId }, data: { expiresAt } });
    await recordAudit(tx, actor, {
      action: "inbox.secret_created",
      target: { kind: "inbox", id: inboxId, label: inbox.name },
      changes: { overlapHours: [null, overlapHours] },
    });
    const sealed = seal(secret, inboxId);
    return (await tx.inboxSecret.create({ data: { inboxId, sealed } })).createdAt;
  });
  return { secret, createdAt: createdAt.toISOString() };
}

/** Says what a token claims, and exactly what is wrong with it. Errors: forbidden, not_found. */
export async function checkToken(
  actor: Actor,
  inboxId: string,
  token: string,
): Promise<TokenReport> {
  requirePermission(actor, "inbox.security");
  const where = { id: inboxId, workspaceId: actor.workspace.id };
  if (!(await db().inbox.findFirst({ where, select: { id: true } }))) throw notFound("inbox");
  const { problem, claims } = readUserJwt(token.trim(), await acceptedSecrets(inboxId));
  return { problem, claims };
}
