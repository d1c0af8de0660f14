import "server-only";
import type { ConversationStatus } from "@linkdesk/contract/conversations.ts";
import type { SearchExcerpt, SearchHit } from "@linkdesk/contract/search.ts";
import type { Caller } from "../access/actor.ts";
import { contactScope, memberScope } from "../access/scope.ts";
import { displayName } from "../contacts/display-name.ts";
import { FORMER_AGENT } from "../conversations/serialize-conversation.ts";
import { serializeNote } from "../conversations/serialize-note.ts";
import { db } from "../platform/db.ts";
import type { Found } from "./find-documents.ts";
import { beginningOf, excerptOf } from "./highlight.ts";
import { textsOf, textsOfContact } from "./index-documents.ts";
import type { Word } from "./split-words.ts";

const conversationSelect = {
  id: true,
  status: true,
  inbox: { select: { id: true, name: true } },
  contact: { select: { id: true, name: true } },
} as const;

type ConversationRow = {
  id: string;
  status: ConversationStatus;
  inbox: { id: string; name: string };
  contact: { id: string; name: string | null };
};

const conversationOf = ({ id, status, inbox, contact }: ConversationRow) => ({
  id,
  status,
  inbox,
  contact: { id: contact.id, name: displayName(contact) },
});

/** The words of what was found, read now and in the caller's scope. What is gone is left out. */
export async function serializeFound(
  caller: Caller,
  found: readonly Found[],
  words: readonly Word[],
): Promise<SearchHit[]> {
  const idsOf = (kind: Found["kind"]) =>
    found.filter((one) => one.kind === kind).map(({ id }) => id);
  const [messages, notes, subjects] = await Promise.all([
    readMessages(caller, idsOf("message"), words),
    readNotes(caller, idsOf("note"), words),
    readSubjects(caller, idsOf("subject"), words),
  ]);
  const byKind = { message: messages, note: notes, subject: subjects };
  return found.flatMap(({ id, kind, at, seq }) => {
    const hit = byKind[kind].get(id);
    return hit ? [{ ...hit, at: at.toISOString(), seq }] : [];
  });
}

type Without<T> = T extends unknown ? Omit<T, "at" | "seq"> : never;
type InConversation = Exclude<SearchHit, { kind: "contact" }>;
type Hits = Map<string, Without<InConversation>>;

/** A contact of whom everything is being deleted is found no more. */
const scopeOf = (caller: Caller) => ({
  ...memberScope(caller),
  contact: { deleteRequestedAt: null },
});

async function readMessages(caller: Caller, ids: string[], words: readonly Word[]): Promise<Hits> {
  if (ids.length === 0) return new Map();
  const rows = await db().message.findMany({
    where: { id: { in: ids }, conversation: scopeOf(caller) },
    select: {
      ...{ id: true, text: true, content: true, authorType: true, authorName: true },
      member: { select: { user: { select: { name: true } } } },
      attachments: { orderBy: { position: "asc" }, select: { name: true } },
      conversation: { select: conversationSelect },
    },
  });
  return new Map(
    rows.map((row) => {
      const { id, authorType: type, member, authorName, conversation } = row;
      const written = member?.user.name ?? authorName ?? (type === "agent" ? FORMER_AGENT : "");
      const name = type === "contact" ? displayName(conversation.contact) : written;
      const files = row.attachments.map((file) => file.name);
      const hit = { id, author: { type, name }, conversation: conversationOf(conversation) };
      return [id, { ...hit, ...excerptOfMessage(textsOf(row), files, words) }];
    }),
  );
}

/** Where the words stand: in the text, else in the name of a file. */
function excerptOfMessage(
  texts: string[],
  files: string[],
  words: readonly Word[],
): { kind: "message" | "file"; excerpt: SearchExcerpt } {
  for (const text of texts) {
    const excerpt = excerptOf(text, words);
    if (excerpt) return { kind: "message", excerpt };
  }
  for (const file of files) {
    const excerpt = excerptOf(file, words);
    if (excerpt) return { kind: "file", excerpt };
  }
  const [text] = texts;
  if (text) return { kind: "message", excerpt: beginningOf(text) };
  return { kind: files.length > 0 ? "file" : "message", excerpt: beginningOf(files.join(", ")) };
}

async function readNotes(caller: Caller, ids: string[], words: readonly Word[]): Promise<Hits> {
  if (ids.length === 0) return new Map();
  const rows = await db().note.findMany({
    where: { id: { in: ids }, conversation: scopeOf(caller) },
    select: {
      ...{ id: true, conversationId: true, clientId: true, afterSeq: true, text: true },
      ...{ mentions: true, createdAt: true, editedAt: true, authorName: true },
      member: { select: { id: true, user: { select: { name: true } } } },
      apiKey: { select: { id: true, name: true } },
      conversation: { select: conversationSelect },
    },
  });
  return new Map(
    rows.map(({ conversation, ...row }) => {
      const { id, author, text } = serializeNote(row);
      return [
        id,
        {
          kind: "note",
          id,
          author: { name: author.name },
          conversation: conversationOf(conversation),
          excerpt: excerptOf(text, words) ?? beginningOf(text),
        },
      ];
    }),
  );
}

async function readSubjects(caller: Caller, ids: string[], words: readonly Word[]): Promise<Hits> {
  if (ids.length === 0) return new Map();
  const rows = await db().emailThread.findMany({
    where: { conversationId: { in: ids }, conversation: scopeOf(caller) },
    select: { subject: true, conversation: { select: conversationSelect } },
  });
  return new Map(
    rows.map(({ subject, conversation }) => [
      conversation.id,
      {
        kind: "subject",
        id: conversation.id,
        conversation: conversationOf(conversation),
        excerpt: excerptOf(subject, words) ?? beginningOf(subject),
      },
    ]),
  );
}

/** Contacts, in the order of the ids, each with their newest conversation that the caller may access. */
export async function serializeContacts(
  caller: Caller,
  ids: readonly string[],
  words: readonly Word[],
): Promise<SearchHit[]> {
  if (ids.length === 0) return [];
  const rows = await db().contact.findMany({
    where: { ...contactScope(caller), id: { in: [...ids] }, deleteRequestedAt: null },
    select: {
      ...{ id: true, name: true, email: true, externalUserId: true, createdAt: true },
      conversations: {
        where: memberScope(caller),
        orderBy: { lastMessageAt: "desc" },
        take: 1,
        select: conversationSelect,
      },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): SearchHit[] => {
    const row = byId.get(id);
    if (!row) return [];
    const [newest] = row.conversations;
    const text = textsOfContact(row).join(" · ");
    return [
      {
        kind: "contact",
        id,
        name: displayName(row),
        email: row.email,
        at: row.createdAt.toISOString(),
        conversation: newest ? conversationOf(newest) : null,
        excerpt: excerptOf(text, words) ?? beginningOf(text),
      },
    ];
  });
}
