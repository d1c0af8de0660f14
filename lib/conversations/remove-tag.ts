import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { Prisma } from "../platform/db.ts";
import { changeTag } from "./change-tag.ts";
import { type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";

/**
 * Takes a tag off a conversation. Returns the inverse, or null if it does not have the tag.
 * Errors: forbidden; not_found; invalid_request for a tag of nobody's.
 */
export async function removeTag(
  caller: Caller,
  conversationId: string,
  tagId: string,
): Promise<ConversationAction | null> {
  return onlyOne(conversationId, await removeTags(caller, { ids: [conversationId] }, tagId));
}

/** The same for a set of conversations. Errors: forbidden; invalid_request. */
export async function removeTags(
  caller: Caller,
  set: ConversationSet,
  tagId: string,
): Promise<Inverses> {
  const results = await changeTag(caller, set, tagId, {
    event: "conversation.untagged",
    write: Prisma.sql`
      DELETE FROM conversation_tags AS t USING allowed
      WHERE t.conversation_id = allowed.id AND t.tag_id = allowed.tag_id RETURNING t.conversation_id`,
  });
  const inverseOf = (hasChanged: boolean): ConversationAction | null =>
    hasChanged ? { type: "add_tag", tagId } : null;
  return new Map([...results].map(([id, { hasChanged }]) => [id, inverseOf(hasChanged)]));
}
