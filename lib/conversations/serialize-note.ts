import "server-only";
import type { Note, NoteMention } from "@linkdesk/contract/notes.ts";
import { FORMER_AGENT } from "./serialize-conversation.ts";

export const noteSelect = {
  id: true,
  conversationId: true,
  clientId: true,
  afterSeq: true,
  text: true,
  mentions: true,
  createdAt: true,
  editedAt: true,
  member: { select: { id: true, user: { select: { name: true } } } },
  apiKey: { select: { id: true, name: true } },
  authorName: true,
} as const;

type NoteRow = {
  id: string;
  conversationId: string;
  clientId: string;
  afterSeq: number;
  text: string;
  mentions: unknown;
  createdAt: Date;
  editedAt: Date | null;
  member: { id: string; user: { name: string } } | null;
  apiKey: { id: string; name: string } | null;
  authorName: string | null;
};

/** For members. */
export function serializeNote(row: NoteRow): Note {
  return {
    id: row.id,
    conversationId: row.conversationId,
    clientId: row.clientId,
    afterSeq: row.afterSeq,
    author: row.apiKey ?? {
      id: row.member?.id ?? null,
      name: row.member?.user.name ?? row.authorName ?? FORMER_AGENT,
    },
    text: row.text,
    mentions: row.mentions as NoteMention[],
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}
