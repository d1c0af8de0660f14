import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { Prisma } from "../platform/db.ts";
import { changeFollower } from "./change-follower.ts";

/**
 * Takes a member off those who follow a conversation, until they are assigned or mentioned again. Returns the inverse,
 * or null if they do not follow it. Errors: forbidden; not_found; invalid_request for a member of nobody's.
 */
export async function unfollowConversation(
  caller: Caller,
  conversationId: string,
  memberId: string,
): Promise<ConversationAction | null> {
  const hasChanged = await changeFollower(
    caller,
    { conversationId, memberId },
    "conversation.unfollowed",
    Prisma.sql`
      DELETE FROM conversation_followers AS f USING allowed
      WHERE f.conversation_id = allowed.id AND f.member_id = allowed.member_id
      RETURNING f.member_id`,
  );
  return hasChanged ? { type: "follow", memberId } : null;
}
