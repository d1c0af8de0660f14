import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";

/** The members who take part in a conversation, the first one first. Errors: not_found. */
export async function listParticipants(
  caller: Caller,
  conversationId: string,
): Promise<Page<{ id: string; name: string }>> {
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, ...memberScope(caller) },
    select: {
      followers: {
        orderBy: [{ createdAt: "asc" }, { memberId: "asc" }],
        select: { member: { select: { id: true, user: { select: { name: true } } } } },
      },
    },
  });
  if (!conversation) throw notFound("conversation");
  const items = conversation.followers.map(({ member }) => {
    return { id: member.id, name: member.user.name };
  });
  return { items, nextCursor: null };
}
