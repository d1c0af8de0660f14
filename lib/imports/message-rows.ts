import "server-only";
import type { ImportMessage } from "@linkdesk/contract/import-records.ts";
import { MAX_MESSAGE_CHARS } from "@linkdesk/contract/limits.ts";
import { uuidOf, uuidV7Of } from "../platform/uuid.ts";
import { type StepContext, seedOf } from "./import-step.ts";

/** The members of a workspace as authors. */
export type Authors = {
  byEmail: Map<string, string>;
  /** Null where several have the name. */
  byName: Map<string, string | null>;
};

/** A message or note before it has its place. A long one is several. */
export type MessageDraft = {
  id: string;
  clientId: string;
  isNote: boolean;
  authorType: "contact" | "agent" | "bot";
  memberId: string | null;
  authorName: string | null;
  text: string;
  createdAt: Date;
};

/** Who the members are, by address and by name. */
export async function findAuthors({ tx, workspaceId }: StepContext): Promise<Authors> {
  const members = await tx.member.findMany({
    where: { workspaceId },
    select: { id: true, user: { select: { email: true, name: true } } },
  });
  const byName = new Map<string, string | null>();
  for (const { id, user } of members) {
    const name = user.name.toLowerCase();
    byName.set(name, byName.has(name) ? null : id);
  }
  return { byEmail: new Map(members.map(({ id, user }) => [user.email, id])), byName };
}

/** The rows of an imported message: one, or several where it is longer than a message may be. */
export function draftsOf(
  step: StepContext,
  message: ImportMessage,
  authors: Authors,
): MessageDraft[] {
  const createdAt = new Date(message.createdAt);
  const { author, conversationId } = message;
  const memberId = author.type === "agent" ? memberOf(author, authors) : null;
  const named = author.type === "agent" || message.type === "note";
  return cut(wordsOf(message)).map((text, place) => {
    const seed = seedOf(step, "message", conversationId, message.id, place);
    return {
      id: uuidV7Of(createdAt, seed),
      clientId: uuidOf(seed),
      isNote: message.type === "note",
      authorType: author.type,
      memberId,
      authorName: named && memberId === null ? (author.name ?? null) : null,
      text,
      createdAt,
    };
  });
}

/** By address, or else by a name that only one member has: some products do not give addresses. */
function memberOf({ email, name }: ImportMessage["author"], { byEmail, byName }: Authors) {
  if (email) return byEmail.get(email) ?? null;
  return (name && byName.get(name.toLowerCase())) || null;
}

/** The text, and the files below it by name and address. */
function wordsOf({ text, files }: ImportMessage): string {
  const lines = (files ?? [])
    .map(({ name, url }) => [name, url].filter(Boolean).join(": "))
    .filter(Boolean);
  return [text?.trim(), lines.join("\n")].filter(Boolean).join("\n\n");
}

/** Parts of at most MAX_MESSAGE_CHARS, cut at line ends where there are some. */
function cut(words: string): string[] {
  const parts: string[] = [];
  let rest = words;
  while (rest.length > MAX_MESSAGE_CHARS) {
    const window = rest.slice(0, MAX_MESSAGE_CHARS);
    const line = window.lastIndexOf("\n");
    let end = line > MAX_MESSAGE_CHARS / 2 ? line : MAX_MESSAGE_CHARS;
    // Not between the halves of a character.
    if (!rest.slice(0, end).isWellFormed()) end--;
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...parts, rest].filter((part) => part !== "");
}
