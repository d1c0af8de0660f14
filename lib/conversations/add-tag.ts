import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { MAX_CONVERSATION_TAGS } from "@linkdesk/contract/tags.ts";
import type { Caller } from "../access/actor.ts";
import { invalidField } from "../platform/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { changeTag } from "./change-tag.ts";

/**
 * Puts a tag on a conversation. Returns the inverse, or null if it has the tag already.
 * Errors: forbidden; not_found; invalid_request for a tag of nobody's, and for one too many.
 */
export async function addTag(
  caller: Caller,
  conversationId: string,
  tagId: string,
): Promise<ConversationAction | null> {
  const { hasChanged, tagCount } = await changeTag(
    caller,
    { conversationId, tagId },
    "conversation.tagged",
    Prisma.sql`
      INSERT INTO conversation_tags (conversation_id, tag_id)
      SELECT id, tag_id FROM allowed WHERE tag_count < ${MAX_CONVERSATION_TAGS}
      ON CONFLICT DO NOTHING RETURNING tag_id`,
  );
  if (hasChanged) return { type: "remove_tag", tagId };
  if (tagCount >= MAX_CONVERSATION_TAGS && !(await hasTag(conversationId, tagId))) {
    const message = `would be one too many: a conversation has at most ${MAX_CONVERSATION_TAGS} tags`;
    throw invalidField("tagId", message);
  }
  return null;
}

async function hasTag(conversationId: string, tagId: string): Promise<boolean> {
  const where = { conversationId_tagId: { conversationId, tagId } };
  return (await db().conversationTag.findUnique({ where })) !== null;
}
