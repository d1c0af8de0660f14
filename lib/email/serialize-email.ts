import "server-only";
import { cutText } from "@linkdesk/chat/cut-text.ts";
import type { EmailState } from "@linkdesk/contract/email-states.ts";
import type { Email } from "@linkdesk/contract/emails.ts";

type Person = { name: string; address: string };

export const emailSelect = {
  id: true,
  conversationId: true,
  direction: true,
  state: true,
  reason: true,
  memberId: true,
  afterSeq: true,
  upToSeq: true,
  isTranscript: true,
  messageId: true,
  noteId: true,
  fromName: true,
  fromAddress: true,
  authentication: true,
  isFromContact: true,
  to: true,
  cc: true,
  subject: true,
  excerpt: true,
  hasHtml: true,
  createdAt: true,
} as const;

type EmailRow = {
  id: string;
  conversationId: string | null;
  direction: "incoming" | "outgoing";
  state: EmailState;
  reason: string | null;
  memberId: string | null;
  afterSeq: number;
  upToSeq: number;
  isTranscript: boolean;
  messageId: string | null;
  noteId: string | null;
  fromName: string;
  fromAddress: string;
  authentication: unknown;
  isFromContact: boolean;
  to: unknown;
  cc: unknown;
  subject: string;
  excerpt: string;
  hasHtml: boolean;
  createdAt: Date;
};

const EXCERPT_CHARS = 280;

/** The beginning of a mail's words, on one line. */
export function excerptOf(text: string): string {
  return cutText(
    text
      .slice(0, 4 * EXCERPT_CHARS)
      .replace(/\s+/g, " ")
      .trim(),
    EXCERPT_CHARS,
  );
}

/** For members. */
export function serializeEmail(row: EmailRow): Email {
  const { result } = (row.authentication ?? { result: "none" }) as { result: string };
  return {
    id: row.id,
    conversationId: row.conversationId,
    direction: row.direction,
    state: row.state,
    reason: row.reason,
    isToTeam: row.direction === "outgoing" && row.memberId !== null,
    afterSeq: row.afterSeq,
    upToSeq: row.upToSeq,
    isTranscript: row.isTranscript,
    messageId: row.messageId,
    noteId: row.noteId,
    from: { name: row.fromName, address: row.fromAddress },
    isVerified: result === "pass",
    isFromContact: row.isFromContact,
    to: row.to as Person[],
    cc: row.cc as Person[],
    subject: row.subject,
    excerpt: row.state === "held" ? row.excerpt : "",
    hasHtml: row.hasHtml,
    createdAt: row.createdAt.toISOString(),
  };
}
