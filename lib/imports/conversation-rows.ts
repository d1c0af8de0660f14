import "server-only";
import { previewOf } from "@linkdesk/chat/preview.ts";
import type { ImportConversation, ImportMessage } from "@linkdesk/contract/import-records.ts";
import type { Prisma } from "../platform/db.ts";
import { uuidOf, uuidV7Of } from "../platform/uuid.ts";
import { indexDocuments } from "../search/index-documents.ts";
import { type StepContext, seedOf } from "./import-step.ts";
import { type Authors, draftsOf, type MessageDraft } from "./message-rows.ts";
import type { Person, Sent } from "./sent-conversations.ts";

export type NewConversation = {
  conversation: Prisma.ConversationCreateManyInput;
  messages: Prisma.MessageCreateManyInput[];
  notes: Prisma.NoteCreateManyInput[];
  thread: Prisma.EmailThreadCreateManyInput | null;
  externalId: string;
};

/** The rows of a new conversation, which everybody has read and in which nobody waits. */
export function rowsOf(
  step: StepContext,
  record: ImportConversation,
  person: Person,
  sent: Sent<ImportMessage>[],
  authors: Authors,
): NewConversation {
  const { workspaceId, inbox } = step;
  const createdAt = new Date(record.createdAt);
  const seed = seedOf(step, "conversation", record.id);
  const id = uuidV7Of(createdAt, seed);
  const drafts = sent.flatMap(({ record: message }) => draftsOf(step, message, authors));
  const { messages, notes } = placed({ id, workspaceId }, drafts, 0);
  const last = drafts.filter(({ isNote }) => !isNote).at(-1);
  const lastMessageAt = last?.createdAt ?? createdAt;
  const lastSeq = messages.length;
  const isResolved = record.status === "resolved";
  return {
    externalId: record.id,
    conversation: {
      id,
      workspaceId,
      inboxId: inbox.id,
      contactId: person.id,
      assigneeId: record.assignee ? (authors.byEmail.get(record.assignee) ?? null) : null,
      clientId: uuidOf(seed),
      status: record.status,
      lastSeq,
      lastMessageAt,
      ...previewOfDraft(last),
      // Not how many there are: what the contact wrote before the import is unread for nobody, whenever they joined.
      contactMessages: 0,
      contactUnread: 0,
      agentReadSeq: lastSeq,
      contactReadSeq: lastSeq,
      agentDeliveredSeq: lastSeq,
      contactDeliveredSeq: lastSeq,
      waitingSince: null,
      resolvedAt: isResolved ? new Date(record.resolvedAt ?? lastMessageAt) : null,
      createdAt,
    },
    messages,
    notes,
    thread:
      inbox.kind === "email" && person.email
        ? {
            conversationId: id,
            workspaceId,
            subject: record.subject ?? "",
            to: [{ name: person.name ?? "", address: person.email }],
          }
        : null,
  };
}

/** How the list shows the newest message. */
export function previewOfDraft(last: MessageDraft | undefined) {
  if (!last) return {};
  return {
    preview: previewOf(last.text, last.authorType),
    previewAuthor: last.authorType,
    previewMemberId: last.memberId,
  };
}

/** Numbers the messages after `lastSeq`; a note stands behind the message before it. */
export function placed(
  { id, workspaceId }: { id: string; workspaceId: string },
  drafts: MessageDraft[],
  lastSeq: number,
) {
  const messages: Prisma.MessageCreateManyInput[] = [];
  const notes: Prisma.NoteCreateManyInput[] = [];
  let seq = lastSeq;
  for (const { isNote, authorType, ...draft } of drafts) {
    const row = { ...draft, workspaceId, conversationId: id };
    if (isNote) notes.push({ ...row, afterSeq: seq });
    else messages.push({ ...row, authorType, seq: ++seq });
  }
  return { messages, notes };
}

export const idsOf = (rows: { id?: string }[]) => rows.flatMap(({ id }) => id ?? []);

/** Inserts new conversations. */
export async function writeConversations(
  { tx, workspaceId, origin }: StepContext,
  made: NewConversation[],
) {
  await tx.conversation.createMany({ data: made.map(({ conversation }) => conversation) });
  const messages = made.flatMap((one) => one.messages);
  const notes = made.flatMap((one) => one.notes);
  await tx.message.createMany({ data: messages });
  await tx.note.createMany({ data: notes });
  await tx.emailThread.createMany({ data: made.flatMap(({ thread }) => thread ?? []) });
  // An import records no events, which the search listens to.
  await indexDocuments(tx, { messageIds: idsOf(messages), noteIds: idsOf(notes) });
  await tx.importOrigin.createMany({
    data: made.map(({ externalId, conversation }) => ({
      workspaceId,
      source: origin,
      kind: "conversation" as const,
      externalId,
      conversationId: conversation.id as string,
    })),
  });
}
