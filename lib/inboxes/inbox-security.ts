import "server-only";
import type {
  InboxSecurity,
  InboxSecurityView,
  PatchInboxSecurityBody,
} from "@linkdesk/contract/inbox-security.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { diffFields } from "../audit/diff-fields.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { readSecurity } from "./access-rules.ts";

/** The Security tab of an inbox. Errors: forbidden, not_found. */
export async function getInboxSecurity(actor: Actor, id: string): Promise<InboxSecurityView> {
  requirePermission(actor, "inbox.security");
  return readView(db(), actor, id);
}

/** Changes the given fields. Errors: forbidden, not_found. */
export async function updateInboxSecurity(
  actor: Actor,
  id: string,
  patch: PatchInboxSecurityBody,
): Promise<InboxSecurityView> {
  requirePermission(actor, "inbox.security");
  const where = { id, workspaceId: actor.workspace.id };
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM inboxes WHERE id = ${id}::uuid AND workspace_id = ${actor.workspace.id}::uuid FOR UPDATE`;
    const row = await tx.inbox.findFirst({ where, select: { name: true, security: true } });
    if (!row) throw notFound("inbox");
    const before = readSecurity(row.security);
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    const security: InboxSecurity = { ...before, ...Object.fromEntries(given) };
    await tx.inbox.update({ where, data: { security }, select: { id: true } });
    const changes = diffFields(before, security);
    if (Object.keys(changes).length > 0) {
      const target = { kind: "inbox", id, label: row.name } as const;
      await recordAudit(tx, actor, { action: "inbox.security_changed", target, changes });
    }
    return readView(tx, actor, id);
  });
}

async function readView(
  tx: Pick<Prisma.TransactionClient, "inbox">,
  actor: Actor,
  id: string,
): Promise<InboxSecurityView> {
  const row = await tx.inbox.findFirst({
    where: { id, workspaceId: actor.workspace.id },
    select: {
      security: true,
      secrets: {
        where: { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
        select: { createdAt: true, expiresAt: true },
      },
    },
  });
  if (!row) throw notFound("inbox");
  const secret = row.secrets.find(({ expiresAt }) => expiresAt === null);
  const previous = row.secrets.find(({ expiresAt }) => expiresAt !== null);
  return {
    ...readSecurity(row.security),
    secret: secret ? { createdAt: secret.createdAt.toISOString() } : null,
    previousSecret: previous?.expiresAt
      ? {
          createdAt: previous.createdAt.toISOString(),
          expiresAt: previous.expiresAt.toISOString(),
        }
      : null,
  };
}
