import "server-only";
import type { ImportMessage } from "@linkdesk/contract/import-records.ts";
import { Prisma } from "../platform/db.ts";
import { indexDocuments } from "../search/index-documents.ts";
import { idsOf, placed, previewOfDraft } from "./conversation-rows.ts";
import type { StepContext, StepResult } from "./import-step.ts";
import { type Authors, draftsOf, type MessageDraft } from "./message-rows.ts";
import type { Existing, Sent } from "./sent-conversations.ts";

/** Adds what is newer than the newest message. Between those that are there nothing is inserted: their numbers stay. */
export async function appendMessages(
  step: StepContext,
  there: Existing,
  sent: Sent<ImportMessage>[],
  authors: Authors,
  { counts, problems }: StepResult,
): Promise<void> {
  const drafts: MessageDraft[] = [];
  for (const { record, part, line } of sent) {
    const rows = draftsOf(step, record, authors);
    if (rows.every(({ clientId }) => there.known.has(clientId))) {
      counts.messages.unchanged++;
    } else if (rows.some(({ createdAt }) => createdAt < there.lastMessageAt)) {
      counts.messages.failed++;
      problems.push({
        part,
        line,
        record: `${record.type} ${record.id}`,
        field: "createdAt",
        message:
          "is earlier than messages that its conversation has here already; only later ones are added",
      });
    } else {
      counts.messages.created++;
      drafts.push(...rows.filter(({ clientId }) => !there.known.has(clientId)));
    }
  }
  counts.conversations[drafts.length > 0 ? "updated" : "unchanged"]++;
  if (drafts.length === 0 || step.isDryRun) return;
  const { tx, workspaceId } = step;
  const { messages, notes } = placed({ id: there.id, workspaceId }, drafts, there.lastSeq);
  await tx.message.createMany({ data: messages });
  await tx.note.createMany({ data: notes });
  // An import records no events, which the search listens to.
  await indexDocuments(tx, { messageIds: idsOf(messages), noteIds: idsOf(notes) });
  const last = drafts.filter(({ isNote }) => !isNote).at(-1);
  if (!last) return;
  const lastSeq = there.lastSeq + messages.length;
  const { preview = "", previewAuthor, previewMemberId } = previewOfDraft(last);
  // Whoever had read everything has read what was said elsewhere, too.
  const moved = (name: string) => {
    const column = Prisma.raw(name);
    return Prisma.sql`${column} = CASE WHEN ${column} >= ${there.lastSeq} THEN ${lastSeq} ELSE ${column} END`;
  };
  await tx.$executeRaw`
    UPDATE conversations
    SET last_seq = ${lastSeq}, last_message_at = ${last.createdAt}, preview = ${preview},
        preview_author = ${previewAuthor}::"AuthorType", preview_member_id = ${previewMemberId}::uuid,
        ${moved("agent_read_seq")}, ${moved("contact_read_seq")},
        ${moved("agent_delivered_seq")}, ${moved("contact_delivered_seq")}
    WHERE id = ${there.id}::uuid AND workspace_id = ${workspaceId}::uuid`;
}
