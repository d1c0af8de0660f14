import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { Prisma } from "../platform/db.ts";
import { changeFollower } from "./change-follower.ts";

/**
 * Has a member follow a conversation: they are among those who take part. Returns the inverse, or null if they follow
 * it already. Errors: forbidden; not_found; invalid_request for a member of nobody's.
 */
export async function followConversation(
  caller: Caller,
  conversationId: string,
  memberId: string,
): Promise<ConversationAction | null> {
  const hasChanged = await changeFollower(
    caller,
    { conversationId, memberId },
    "conversation.followed",
    Prisma.sql`
      INSERT INTO conversation_followers (conversation_id, member_id)
      SELECT id, member_id FROM allowed ON CONFLICT DO NOTHING RETURNING member_id`,
  );
  return hasChanged ? { type: "unfollow", memberId } : null;
}
