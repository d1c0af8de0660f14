import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { MAX_CONVERSATION_TAGS } from "@linkdesk/contract/tags.ts";
import type { Caller } from "../access/actor.ts";
import { invalidField } from "../platform/app-error.ts";
import { Prisma } from "../platform/db.ts";
import { changeTag } from "./change-tag.ts";
import { type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";

/**
 * Puts a tag on a conversation. Returns the inverse, or null if it has the tag already.
 * Errors: forbidden; not_found; invalid_request for a tag of nobody's, and for one too many.
 */
export async function addTag(
  caller: Caller,
  conversationId: string,
  tagId: string,
): Promise<ConversationAction | null> {
  const { inverses, full } = await addTags(caller, { ids: [conversationId] }, tagId);
  if (full.length > 0) {
    const message = `would be one too many: a conversation has at most ${MAX_CONVERSATION_TAGS} tags`;
    throw invalidField("tagId", message);
  }
  return onlyOne(conversationId, inverses);
}

/** The same for a set of conversations; `full` are those that have no room for another tag. */
export async function addTags(
  caller: Caller,
  set: ConversationSet,
  tagId: string,
): Promise<{ inverses: Inverses; full: string[] }> {
  const results = await changeTag(caller, set, tagId, {
    event: "conversation.tagged",
    write: Prisma.sql`
      INSERT INTO conversation_tags (conversation_id, tag_id)
      SELECT id, tag_id FROM allowed WHERE tag_count < ${MAX_CONVERSATION_TAGS}
      ON CONFLICT DO NOTHING RETURNING conversation_id`,
  });
  const inverses: Inverses = new Map();
  const full: string[] = [];
  for (const [id, { hasChanged, hadTag, tagCount }] of results) {
    inverses.set(id, hasChanged ? { type: "remove_tag", tagId } : null);
    if (!hasChanged && !hadTag && tagCount >= MAX_CONVERSATION_TAGS) full.push(id);
  }
  return { inverses, full };
}
