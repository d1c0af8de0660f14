import "server-only";
import { type MessageContent, messageContent } from "@linkdesk/contract/message-content.ts";
import { textOfContent } from "@linkdesk/contract/text-of-content.ts";
import type { Prisma } from "../platform/db.ts";
import {
  ALL,
  BY_CONTACT,
  byMember,
  contactPrefix,
  HAS_FILE,
  inInbox,
  weekOf,
  weekPrefix,
  wordsOf,
} from "./document-tokens.ts";

type Document = {
  id: string;
  workspace_id: string;
  kind: "message" | "note" | "subject" | "contact";
  conversation_id?: string;
  contact_id?: string;
  inbox_id?: string;
  seq?: number;
  at: Date;
  tokens: string[];
};

/** The ids of rows that are new or have changed. What is gone by now is left out. */
export type Indexed = {
  messageIds?: readonly string[];
  noteIds?: readonly string[];
  contactIds?: readonly string[];
};

/**
 * Makes messages, notes and contacts searchable, in a few statements whatever their number. Doing it again changes
 * nothing.
 */
export async function indexDocuments(
  tx: Prisma.TransactionClient,
  { messageIds = [], noteIds = [], contactIds = [] }: Indexed,
): Promise<void> {
  const made = [
    ...(await documentsOfMessages(tx, messageIds)),
    ...(await documentsOfNotes(tx, noteIds)),
    ...(await documentsOfContacts(tx, contactIds)),
  ];
  const documents = (await lockParents(tx, made)).filter(({ tokens }) => tokens.length > 0);
  const found = new Set(documents.map(({ id }) => id));
  const nameless = contactIds.filter((id) => !found.has(id));
  // A contact whose name was removed is found by nothing any more.
  if (nameless.length > 0) await tx.searchDocument.deleteMany({ where: { id: { in: nameless } } });
  if (documents.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO search_documents AS known
      (id, workspace_id, kind, conversation_id, contact_id, inbox_id, seq, at, tokens)
    SELECT id, workspace_id, kind::"SearchKind", conversation_id, contact_id, inbox_id, seq, at,
      array_to_tsvector(tokens)
    FROM jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) AS written (id uuid,
      workspace_id uuid, kind text, conversation_id uuid, contact_id uuid, inbox_id uuid, seq int,
      at timestamptz, tokens text[])
    ORDER BY id
    ON CONFLICT (id) DO UPDATE SET at = excluded.at, tokens = excluded.tokens
      WHERE known.tokens <> excluded.tokens OR known.at <> excluded.at`;
}

/**
 * Keeps the conversations and contacts until the documents are written, and leaves out the documents of those that
 * are gone. Contacts first, and each by id: whoever merges or deletes them locks them in this order, too, so that
 * nobody waits in a circle. Posting a message waits for none of it.
 */
async function lockParents(tx: Prisma.TransactionClient, made: Document[]): Promise<Document[]> {
  const contactIds = made.flatMap(({ contact_id }) => contact_id ?? []);
  const conversationIds = made.flatMap(({ conversation_id }) => conversation_id ?? []);
  const contacts =
    contactIds.length === 0
      ? []
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM contacts WHERE id = ANY(${contactIds}::uuid[]) ORDER BY id FOR KEY SHARE`;
  const conversations =
    conversationIds.length === 0
      ? []
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM conversations WHERE id = ANY(${conversationIds}::uuid[])
          ORDER BY id FOR KEY SHARE`;
  const there = new Set([...contacts, ...conversations].map(({ id }) => id));
  return made.filter((one) => there.has(one.conversation_id ?? one.contact_id ?? ""));
}

async function documentsOfMessages(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<Document[]> {
  if (ids.length === 0) return [];
  const rows = await tx.message.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...{ id: true, workspaceId: true, conversationId: true, seq: true, createdAt: true },
      ...{ authorType: true, memberId: true, text: true, content: true },
      attachments: { select: { name: true } },
      conversation: { select: { inboxId: true, emailThread: { select: { subject: true } } } },
    },
  });
  return rows.flatMap((row): Document[] => {
    const { inboxId, emailThread } = row.conversation;
    const files = row.attachments.map(({ name }) => name);
    const place = { ...row, inboxId, at: row.createdAt };
    const message = inConversation("message", place, {
      words: wordsOf([...textsOf(row), ...files]),
      marks: [
        ...(files.length > 0 ? [HAS_FILE] : []),
        ...(row.authorType === "contact" ? [BY_CONTACT] : []),
        ...(row.memberId ? [byMember(row.memberId)] : []),
      ],
    });
    if (row.seq !== 1 || !emailThread?.subject) return [message];
    const words = wordsOf([emailThread.subject]);
    const subject = { ...place, id: row.conversationId };
    return [message, inConversation("subject", subject, { words, marks: [] })];
  });
}

/** Everything that is read in a message: its text, and the words of a card that say something else. */
export function textsOf({ text, content }: { text: string; content: unknown }): string[] {
  const parsed = messageContent.safeParse(content ?? { type: "text" });
  const shown: MessageContent = parsed.success ? parsed.data : { type: "text" };
  return [...new Set([text, textOfContent(shown)])].filter(Boolean);
}

async function documentsOfNotes(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<Document[]> {
  if (ids.length === 0) return [];
  const rows = await tx.note.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...{ id: true, workspaceId: true, conversationId: true, afterSeq: true, createdAt: true },
      ...{ memberId: true, text: true },
      conversation: { select: { inboxId: true } },
    },
  });
  return rows.map(({ conversation, afterSeq, createdAt, text, memberId, ...row }) =>
    inConversation(
      "note",
      { ...row, inboxId: conversation.inboxId, seq: afterSeq, at: createdAt },
      { words: wordsOf([text]), marks: memberId ? [byMember(memberId)] : [] },
    ),
  );
}

type Place = {
  id: string;
  workspaceId: string;
  conversationId: string;
  inboxId: string;
  seq: number;
  at: Date;
};

function inConversation(
  kind: "message" | "note" | "subject",
  { id, workspaceId, conversationId, inboxId, seq, at }: Place,
  { words, marks }: { words: string[]; marks: string[] },
): Document {
  const prefix = weekPrefix(workspaceId, weekOf(at));
  const tokens = [...words, ...marks, ALL, inInbox(inboxId)].map((token) => prefix + token);
  return {
    ...{ id, workspace_id: workspaceId, kind, at, tokens },
    ...{ conversation_id: conversationId, inbox_id: inboxId, seq },
  };
}

async function documentsOfContacts(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<Document[]> {
  if (ids.length === 0) return [];
  const rows = await tx.contact.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...{ id: true, workspaceId: true, createdAt: true },
      ...{ name: true, email: true, externalUserId: true },
    },
  });
  return rows.map(({ id, workspaceId, createdAt: at, ...contact }) => {
    const prefix = contactPrefix(workspaceId);
    const tokens = wordsOf(textsOfContact(contact)).map((word) => prefix + word);
    return { id, workspace_id: workspaceId, kind: "contact", contact_id: id, at, tokens };
  });
}

type ContactTexts = { name: string | null; email: string | null; externalUserId: string | null };

/** What a contact is found by. */
export const textsOfContact = ({ name, email, externalUserId }: ContactTexts): string[] =>
  [name, email, externalUserId].flatMap((text) => text ?? []);
