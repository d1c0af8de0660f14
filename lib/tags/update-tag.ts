import "server-only";
import type { Tag, UpdateTagBody } from "@linkdesk/contract/tags.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission, requireUnlimited } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db, isUniqueViolation } from "../platform/db.ts";
import { nameKey } from "../platform/name-key.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import { serializeTag, tagSelect } from "./serialize-tag.ts";

/**
 * Renames or colours a tag, wherever it is used. Errors: forbidden; not_found; conflict when there is another one of
 * that name.
 */
export async function updateTag(
  caller: RecordedCaller,
  id: string,
  { name, color }: UpdateTagBody,
): Promise<Tag> {
  requirePermission(caller, "tag.manage");
  requireUnlimited(caller);
  const workspaceId = caller.workspace.id;
  try {
    const row = await db().$transaction(async (tx) => {
      const before = await tx.tag.findFirst({ where: { id, workspaceId }, select: tagSelect });
      if (!before) throw notFound("tag");
      const data = { color, ...(name !== undefined && { name, key: nameKey(name) }) };
      const after = await tx.tag.update({ where: { id, workspaceId }, data, select: tagSelect });
      const changes = {
        ...(after.name !== before.name && { name: [before.name, after.name] as [string, string] }),
        ...(after.color !== before.color && {
          color: [before.color, after.color] as [string, string],
        }),
      };
      if (Object.keys(changes).length > 0) {
        const target = { kind: "tag", id, label: after.name } as const;
        await recordAudit(tx, caller, { action: "tag.updated", target, changes });
      }
      return after;
    });
    announceSettings(workspaceId, "tags");
    return serializeTag(row);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", { userMessage: `There is a tag called ${name} already.` });
  }
}
