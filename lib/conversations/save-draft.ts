import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { MAX_DRAFTS, type SaveDraftBody } from "@linkdesk/contract/drafts.ts";
import { type WorkspaceEvents, workspaceChannel } from "@linkdesk/contract/events.ts";
import { memberScope, scopeCondition } from "../access/scope.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { publish } from "../platform/realtime.ts";

/**
 * Keeps what a member has begun to write, or deletes it (an empty text). The last write wins, except over a newer text
 * of the same page. Answers with the revision that is stored now. Errors: not_found; conflict, when there are too many.
 */
export async function saveDraft(
  me: Me,
  conversationId: string,
  body: SaveDraftBody,
): Promise<{ revision: number }> {
  if (body.text !== "") await requireRoom(me, conversationId, body);
  const stored = await store(me, conversationId, body);
  if (!stored) throw notFound("conversation");
  if (stored.revision !== null) {
    const revision = Number(stored.revision);
    const { mode, tabId, text } = body;
    announceDraft(me, { conversationId, mode, tabId, revision, isEmpty: text === "" });
    return { revision };
  }
  const { memberId } = me;
  const { mode } = body;
  const newer = await db().draft.findUniqueOrThrow({
    where: { memberId_conversationId_mode: { memberId, conversationId, mode } },
    select: { revision: true },
  });
  return { revision: Number(newer.revision) };
}

/** Null without such a conversation; without a revision, the page has written a newer text. */
async function store(
  me: Me,
  conversationId: string,
  { mode, text, tabId, tabVersion }: SaveDraftBody,
): Promise<{ revision: bigint | null } | undefined> {
  const scope = memberScope(me);
  const { memberId } = me;
  const [row] = await db().$queryRaw<{ revision: bigint | null }[]>`
    WITH conversation AS (
      SELECT id FROM conversations
      WHERE id = ${conversationId}::uuid AND workspace_id = ${scope.workspaceId}::uuid
        ${scopeCondition(scope)}
    ),
    swept AS (
      DELETE FROM drafts WHERE member_id = ${memberId}::uuid AND text = ''
        AND updated_at < now() - interval '1 day' AND conversation_id <> ${conversationId}::uuid
    ),
    saved AS (
      INSERT INTO drafts AS d
        (member_id, conversation_id, mode, text, revision, tab_id, tab_version, updated_at)
      SELECT ${memberId}::uuid, id, ${mode}::"DraftMode", ${text},
        floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint, ${tabId}::uuid, ${tabVersion},
        clock_timestamp()
      FROM conversation
      ON CONFLICT (member_id, conversation_id, mode) DO UPDATE
        SET text = excluded.text, revision = greatest(d.revision + 1, excluded.revision),
          tab_id = excluded.tab_id, tab_version = excluded.tab_version,
          updated_at = excluded.updated_at
        WHERE d.tab_id <> excluded.tab_id OR d.tab_version < excluded.tab_version
      RETURNING revision
    )
    SELECT (SELECT revision FROM saved) AS revision FROM conversation`;
  return row;
}

async function requireRoom(
  { memberId }: Me,
  conversationId: string,
  { mode }: SaveDraftBody,
): Promise<void> {
  const others = await db().draft.count({
    where: { memberId, text: { not: "" }, NOT: { conversationId, mode } },
  });
  if (others < MAX_DRAFTS) return;
  throw new AppError("conflict", {
    userMessage: `You have ${MAX_DRAFTS} drafts. Send or delete some of them first.`,
  });
}

/** For the member's own pages, and without the text: a hint to fetch. */
function announceDraft(
  { memberId, workspace }: Me,
  draft: Omit<WorkspaceEvents["draft.changed"], "memberId">,
): void {
  const channel = workspaceChannel(workspace.id);
  const data = { ...draft, memberId };
  inBackground("announceDraft", publish([{ channel, name: "draft.changed", data }]));
}
