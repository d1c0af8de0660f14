import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import { MAX_TAGS, type Tag } from "@linkdesk/contract/tags.ts";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { serializeTag, tagSelect } from "./serialize-tag.ts";

/** The tags of the workspace, by name. */
export async function listTags(caller: Caller): Promise<Page<Tag>> {
  const rows = await db().tag.findMany({
    where: { workspaceId: caller.workspace.id },
    orderBy: { key: "asc" },
    take: MAX_TAGS,
    select: tagSelect,
  });
  return { items: rows.map(serializeTag), nextCursor: null };
}
