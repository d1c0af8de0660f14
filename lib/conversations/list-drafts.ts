import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import { type Draft, type DraftMark, MAX_DRAFTS } from "@linkdesk/contract/drafts.ts";
import { memberScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";

/** In which conversations the member has begun to write, newest first: all of them, without the texts. */
export async function listDrafts(me: Me): Promise<Page<DraftMark>> {
  const rows = await db().draft.findMany({
    where: { memberId: me.memberId, text: { not: "" }, conversation: memberScope(me) },
    orderBy: { updatedAt: "desc" },
    // Two that are saved at the same time can exceed the limit by one.
    take: MAX_DRAFTS + 10,
    select: { conversationId: true, mode: true, updatedAt: true },
  });
  const items = rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
  return { items, nextCursor: null };
}

/** The member's own drafts in a conversation, newest first. Errors: not_found. */
export async function getDrafts(me: Me, conversationId: string): Promise<Page<Draft>> {
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, ...memberScope(me) },
    select: {
      drafts: {
        where: { memberId: me.memberId, text: { not: "" } },
        orderBy: { updatedAt: "desc" },
        select: { mode: true, text: true, revision: true, updatedAt: true },
      },
    },
  });
  if (!conversation) throw notFound("conversation");
  const items = conversation.drafts.map(({ mode, text, revision, updatedAt }) => ({
    ...{ conversationId, mode, text },
    revision: Number(revision),
    updatedAt: updatedAt.toISOString(),
  }));
  return { items, nextCursor: null };
}
