import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { InboxSecurityView, PatchInboxSecurityBody } from "../contract/inbox-security.ts";
import { notFound } from "../http/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { readSecurity } from "./admit.ts";

/** The Security tab of an inbox. Errors: not_found. */
export function getInboxSecurity(me: Me, id: string): Promise<InboxSecurityView> {
  return readView(db(), me, id);
}

/** Changes the given fields. Errors: not_found. */
export async function updateInboxSecurity(
  me: Me,
  id: string,
  patch: PatchInboxSecurityBody,
): Promise<InboxSecurityView> {
  const where = { id, workspaceId: me.workspace.id };
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM inboxes WHERE id = ${id}::uuid AND workspace_id = ${me.workspace.id}::uuid FOR UPDATE`;
    const row = await tx.inbox.findFirst({ where, select: { security: true } });
    if (!row) throw notFound("inbox");
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    const security = { ...readSecurity(row.security), ...Object.fromEntries(given) };
    await tx.inbox.update({ where, data: { security }, select: { id: true } });
    return readView(tx, me, id);
  });
}

async function readView(
  tx: Pick<Prisma.TransactionClient, "inbox">,
  me: Me,
  id: string,
): Promise<InboxSecurityView> {
  const row = await tx.inbox.findFirst({
    where: { id, workspaceId: me.workspace.id },
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
