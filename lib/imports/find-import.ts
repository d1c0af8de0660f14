import "server-only";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission, requireUnlimited } from "../access/permissions.ts";
import { notFound } from "../platform/app-error.ts";
import type { Prisma } from "../platform/db.ts";

/** Lets go on who may import. Errors: forbidden; a key that is limited to inboxes may not, since contacts have none. */
export function requireImports(caller: RecordedCaller): void {
  requirePermission(caller, "import.manage");
  requireUnlimited(caller);
}

/** The import of the caller's workspace, locked until the transaction ends. Errors: not_found. */
export async function lockImport(tx: Prisma.TransactionClient, workspaceId: string, id: string) {
  await tx.$queryRaw`
    SELECT 1 FROM imports WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid
    FOR UPDATE`;
  const row = await tx.import.findFirst({ where: { id, workspaceId } });
  if (!row) throw notFound("import");
  return row;
}

export const importTarget = ({ id, name }: { id: string; name: string }) =>
  ({ kind: "import", id, label: name }) as const;
