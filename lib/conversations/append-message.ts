import "server-only";
import { displayName } from "../contacts/display-name.ts";
import type { Author, Message } from "../contract/conversations.ts";
import { notFound } from "../http/app-error.ts";
import { Prisma } from "../platform/db.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { previewOf } from "./preview.ts";
import type { Scope } from "./scope.ts";

export type MessageAuthor =
  | { type: "contact"; contact: { id: string; name: string | null } }
  | { type: "agent"; member: { id: string; name: string } };

type Input = { conversationId: string; clientId: string; text: string };
type Inserted = { id: string; seq: number; created_at: Date };

/**
 * Gives the message its place and writes it, in one statement: the row lock of the conversation
 * serialises writers, so that `seq` is dense and in order of commit. A message of the contact
 * reopens the conversation. Errors: not_found; a unique violation when `clientId` was used before
 * (the statement then leaves nothing behind).
 */
export async function appendMessage(
  tx: Prisma.TransactionClient,
  scope: Scope,
  author: MessageAuthor,
  { conversationId, clientId, text }: Input,
): Promise<Message> {
  const mine = scope.contactId
    ? Prisma.sql`AND contact_id = ${scope.contactId}::uuid`
    : Prisma.empty;
  const memberId = author.type === "agent" ? author.member.id : null;
  const [row] = await tx.$queryRaw<Inserted[]>`
    WITH conversation AS (
      UPDATE conversations
      SET last_seq = last_seq + 1,
          last_message_at = clock_timestamp(),
          preview = ${previewOf(text)},
          preview_author = ${author.type}::"AuthorType",
          ${author.type === "contact" ? CONTACT_WROTE : AGENT_WROTE}
      WHERE id = ${conversationId}::uuid AND workspace_id = ${scope.workspaceId}::uuid ${mine}
      RETURNING id, workspace_id, last_seq, last_message_at
    )
    INSERT INTO messages
      (id, workspace_id, conversation_id, seq, client_id, author_type, member_id, text, created_at)
    SELECT ${uuidV7()}::uuid, workspace_id, id, last_seq, ${clientId}::uuid,
           ${author.type}::"AuthorType", ${memberId}::uuid, ${text}, last_message_at
    FROM conversation
    RETURNING id, seq, created_at`;
  if (!row) throw notFound("conversation");
  return {
    id: row.id,
    conversationId,
    seq: row.seq,
    clientId,
    author: publicAuthor(author),
    text,
    createdAt: row.created_at.toISOString(),
  };
}

/** Who writes has read what came before. */
const CONTACT_WROTE = Prisma.sql`
  agent_unread = agent_unread + 1,
  contact_unread = 0,
  contact_read_seq = last_seq + 1,
  waiting_since = COALESCE(waiting_since, clock_timestamp()),
  status = 'open',
  resolved_at = NULL`;

const AGENT_WROTE = Prisma.sql`
  contact_unread = contact_unread + 1,
  agent_unread = 0,
  agent_read_seq = last_seq + 1,
  waiting_since = NULL`;

function publicAuthor(author: MessageAuthor): Author {
  return author.type === "contact"
    ? { type: "contact", id: author.contact.id, name: displayName(author.contact) }
    : { type: "agent", id: author.member.id, name: author.member.name };
}
