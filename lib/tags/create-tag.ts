import "server-only";
import { type CreateTagBody, MAX_TAGS, type Tag } from "@linkdesk/contract/tags.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission, requireUnlimited } from "../access/permissions.ts";
import { AppError } from "../platform/app-error.ts";
import { db, isUniqueViolation } from "../platform/db.ts";
import { nameKey } from "../platform/name-key.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import { serializeTag, tagSelect } from "./serialize-tag.ts";

/** Creates a tag. Errors: forbidden; conflict when there is one of that name, or too many. */
export async function createTag(caller: Caller, { name, color }: CreateTagBody): Promise<Tag> {
  requirePermission(caller, "tag.create");
  requireUnlimited(caller);
  const workspaceId = caller.workspace.id;
  try {
    const row = await db().$transaction(async (tx) => {
      // Two at once must not both find room for one.
      await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
      if ((await tx.tag.count({ where: { workspaceId } })) >= MAX_TAGS) {
        const userMessage = `A workspace has at most ${MAX_TAGS} tags. Delete one that is not used.`;
        throw new AppError("conflict", { userMessage });
      }
      const data = { workspaceId, name, key: nameKey(name), color };
      return tx.tag.create({ data, select: tagSelect });
    });
    announceSettings(workspaceId, "tags");
    return serializeTag(row);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", { userMessage: `There is a tag called ${name} already.` });
  }
}
