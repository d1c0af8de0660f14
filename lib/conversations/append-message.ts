import "server-only";
import { previewOf } from "@linkdesk/chat/preview.ts";
import type { Author, Message } from "@linkdesk/contract/conversations.ts";
import type { EventActor, EventType } from "@linkdesk/contract/domain-events.ts";
import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import { textOfContent } from "@linkdesk/contract/text-of-content.ts";
import { type Scope, visitorCondition } from "../access/scope.ts";
import { displayName } from "../contacts/display-name.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { withPicturesThroughUs } from "../files/picture-address.ts";
import {
  type AttachmentRow,
  attachmentSelect,
  serializeAttachment,
} from "../files/serialize-attachment.ts";
import { invalidField, notFound } from "../platform/app-error.ts";
import { Prisma } from "../platform/db.ts";
import { uuidV7 } from "../platform/uuid.ts";

export type MessageAuthor =
  | { type: "contact"; contact: { id: string; name: string | null } }
  | { type: "agent"; member: { id: string; name: string } }
  /** The inbox's own welcome and proactive messages, shown under the brand's name. */
  | { type: "bot" }
  /** Text that a visitor's page showed, such as an offer; the server cannot verify it. */
  | { type: "system" };

export type MessageInput = {
  conversationId: string;
  /** Null for messages that no client sent. */
  clientId: string | null;
  text: string;
  content?: MessageContent;
  attachmentIds?: string[];
  /** Who uploaded the files. Only their own uploads can be attached. */
  uploader?: { sessionId: string } | { memberId: string };
  /** The visitor's first message, which starts the conversation. */
  isFirst?: boolean;
};
type Inserted = {
  id: string;
  seq: number;
  created_at: Date;
  reopened: boolean;
};
export type Appended = {
  message: Message;
  /** The conversation was resolved until now. */
  reopened: boolean;
};

/**
 * Numbers the message and inserts it, in one statement: the row lock of the conversation
 * serialises writers, so that `seq` has no gaps and follows the order of commits. A message of the
 * contact or of an agent reopens the conversation. The same statement records the events.
 * Errors: not_found; a unique violation when `clientId` was used before (the statement then leaves
 * nothing behind).
 */
export async function appendMessage(
  tx: Prisma.TransactionClient,
  scope: Scope,
  author: MessageAuthor,
  {
    conversationId,
    clientId,
    text,
    content,
    attachmentIds = [],
    uploader,
    isFirst = false,
  }: MessageInput,
): Promise<Appended> {
  const attachments = uploader
    ? await findUploads(tx, scope.workspaceId, uploader, attachmentIds)
    : [];
  const words = text || (content ? textOfContent(content) : "");
  const stored = content && content.type !== "text" ? JSON.stringify(content) : null;
  const mine = visitorCondition(scope);
  const memberId = author.type === "agent" ? author.member.id : null;
  const id = uuidV7();
  const [row] = await tx.$queryRaw<Inserted[]>`
    WITH conversation AS (
      UPDATE conversations
      SET last_seq = last_seq + 1,
          last_message_at = clock_timestamp(),
          preview = ${words ? previewOf(words, author.type) : previewOf(fileNames(attachments), "contact")},
          preview_author = ${author.type}::"AuthorType",
          preview_member_id = ${memberId}::uuid,
          ${EFFECTS[author.type]}
      WHERE id = ${conversationId}::uuid AND workspace_id = ${scope.workspaceId}::uuid ${mine}
      RETURNING id, workspace_id, inbox_id, contact_id, last_seq, last_message_at, contact_messages,
        (SELECT before.status = 'resolved' FROM conversations AS before
         WHERE before.id = conversations.id) AS was_resolved
    ),
    ${memberId ? readByAuthor(memberId) : Prisma.empty}
    recorded AS (${insertEvents(actorOf(author), eventsOf(author, id, isFirst))})
    INSERT INTO messages
      (id, workspace_id, conversation_id, seq, client_id, author_type, member_id, text, content,
       created_at)
    SELECT ${id}::uuid, workspace_id, id, last_seq, ${clientId}::uuid,
           ${author.type}::"AuthorType", ${memberId}::uuid, ${words}, ${stored}::jsonb,
           last_message_at
    FROM conversation
    RETURNING id, seq, created_at, (SELECT was_resolved FROM conversation) AS reopened`;
  if (!row) throw notFound("conversation");
  wakeDispatcher();
  await attachUploads(tx, row.id, attachments);
  const message: Message = {
    id: row.id,
    conversationId,
    seq: row.seq,
    clientId,
    author: publicAuthor(author),
    text: words,
    content: withPicturesThroughUs(content ?? { type: "text" }),
    attachments: attachments.map(serializeAttachment),
    response: null,
    createdAt: row.created_at.toISOString(),
  };
  return { message, reopened: row.reopened && author.type !== "bot" };
}

/** Writing a message marks the earlier messages as read by its author. */
const CONTACT_WROTE = Prisma.sql`
  contact_messages = contact_messages + 1,
  contact_unread = 0,
  contact_read_seq = last_seq + 1,
  waiting_since = COALESCE(waiting_since, clock_timestamp()),
  status = 'open',
  resolved_at = NULL`;

const AGENT_WROTE = Prisma.sql`
  contact_unread = contact_unread + 1,
  agent_read_seq = last_seq + 1,
  waiting_since = NULL,
  status = 'open',
  resolved_at = NULL`;

/** A member who replies has read what is before the reply; the other members have not. */
const readByAuthor = (memberId: string) => Prisma.sql`
  read_by_author AS (
    INSERT INTO conversation_reads (conversation_id, member_id, read_seq, contact_messages)
    SELECT id, ${memberId}::uuid, last_seq, contact_messages FROM conversation
    ON CONFLICT (conversation_id, member_id) DO UPDATE
      SET read_seq = excluded.read_seq, contact_messages = excluded.contact_messages
  ),`;

/** A message of the service itself marks nothing as read. */
const BOT_WROTE = Prisma.sql`contact_unread = contact_unread + 1`;

const EFFECTS = {
  contact: CONTACT_WROTE,
  agent: AGENT_WROTE,
  bot: BOT_WROTE,
  system: BOT_WROTE,
} satisfies Record<MessageAuthor["type"], Prisma.Sql>;

/**
 * The events of a message. Whether it reopens the conversation is read from the row as it was when
 * the statement began: if the conversation is resolved while the statement waits for the row, only the
 * message's own event is recorded.
 */
function eventsOf(author: MessageAuthor, messageId: string, isFirst: boolean): Prisma.Sql {
  const received = author.type === "contact";
  const message: EventType = received ? "message.received" : "message.sent";
  const reopens = received || author.type === "agent";
  return Prisma.sql`
    SELECT workspace_id, inbox_id, id AS conversation_id, contact_id, type, data
    FROM conversation CROSS JOIN LATERAL (VALUES
      (1, 'conversation.reopened', jsonb_build_object('afterSeq', last_seq - 1),
          was_resolved AND ${reopens}),
      (2, 'conversation.started', ${JSON.stringify({ messageId })}::jsonb, ${isFirst}),
      (3, ${message}, ${JSON.stringify({ messageId })}::jsonb, true)
    ) AS candidates (place, type, data, has_happened)
    WHERE has_happened ORDER BY place`;
}

function actorOf(author: MessageAuthor): EventActor {
  switch (author.type) {
    case "contact":
      return { type: "contact", id: author.contact.id };
    case "agent":
      return { type: "member", id: author.member.id };
    case "bot":
    case "system":
      return { type: "system", id: null };
  }
}

function publicAuthor(author: MessageAuthor): Author {
  switch (author.type) {
    case "contact":
      return { type: "contact", id: author.contact.id, name: displayName(author.contact) };
    case "agent":
      return { type: "agent", id: author.member.id, name: author.member.name };
    case "bot":
    case "system":
      return { type: author.type, id: null, name: "" };
  }
}

/** The files in the order they were named. Errors: invalid_request, when one is not theirs. */
async function findUploads(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  uploader: { sessionId: string } | { memberId: string },
  ids: string[],
): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  const where = { id: { in: ids }, workspaceId, ...uploader };
  const found = await tx.attachment.findMany({
    where,
    select: { ...attachmentSelect, messageId: true },
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw invalidField("attachmentIds", `${id} is not one of your uploads`);
    return row;
  });
}

/** Attaches the files to the message. Errors: invalid_request, if one was attached to another meanwhile. */
async function attachUploads(
  tx: Prisma.TransactionClient,
  messageId: string,
  attachments: AttachmentRow[],
): Promise<void> {
  for (const [position, { id }] of attachments.entries()) {
    const where = { id, messageId: null };
    const { count } = await tx.attachment.updateMany({ where, data: { messageId, position } });
    if (count === 0) throw invalidField("attachmentIds", `${id} was sent before`);
  }
}

const fileNames = (attachments: AttachmentRow[]) => attachments.map(({ name }) => name).join(", ");
