import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { Prisma } from "../platform/db.ts";
import { changeTag } from "./change-tag.ts";

/**
 * Takes a tag off a conversation. Returns the inverse, or null if it does not have the tag.
 * Errors: forbidden; not_found; invalid_request for a tag of nobody's.
 */
export async function removeTag(
  caller: Caller,
  conversationId: string,
  tagId: string,
): Promise<ConversationAction | null> {
  const { hasChanged } = await changeTag(
    caller,
    { conversationId, tagId },
    "conversation.untagged",
    Prisma.sql`
      DELETE FROM conversation_tags AS t USING allowed
      WHERE t.conversation_id = allowed.id AND t.tag_id = allowed.tag_id RETURNING t.tag_id`,
  );
  return hasChanged ? { type: "add_tag", tagId } : null;
}
