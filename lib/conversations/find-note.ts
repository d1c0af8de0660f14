import "server-only";
import type { Caller } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import type { Prisma } from "../platform/db.ts";
import { noteSelect } from "./serialize-note.ts";

/** A note in a conversation that the caller may access, locked until the transaction ends. Errors: not_found. */
export async function lockNote(
  tx: Prisma.TransactionClient,
  caller: Caller,
  conversationId: string,
  id: string,
) {
  const workspaceId = caller.workspace.id;
  await tx.$queryRaw`
    SELECT 1 FROM notes WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  const row = await tx.note.findFirst({
    where: { id, workspaceId, conversationId, conversation: memberScope(caller) },
    select: {
      ...noteSelect,
      memberId: true,
      apiKeyId: true,
      mentioned: { select: { memberId: true } },
      conversation: { select: { inboxId: true, contactId: true } },
    },
  });
  if (!row) throw notFound("note");
  return row;
}

/** Whether the caller wrote it. */
export function isWriter(
  caller: Caller,
  { memberId, apiKeyId }: { memberId: string | null; apiKeyId: string | null },
): boolean {
  return caller.memberId === null
    ? "keyId" in caller && caller.keyId === apiKeyId
    : caller.memberId === memberId;
}
