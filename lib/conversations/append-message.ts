import "server-only";
import { displayName } from "../contacts/display-name.ts";
import { previewOf } from "../contract/chat/preview.ts";
import type { Author, Message } from "../contract/conversations.ts";
import type { MessageContent } from "../contract/message-content.ts";
import { textOfContent } from "../contract/text-of-content.ts";
import { withPicturesThroughUs } from "../files/picture-address.ts";
import {
  type AttachmentRow,
  attachmentSelect,
  serializeAttachment,
} from "../files/serialize-attachment.ts";
import { invalidField, notFound } from "../http/app-error.ts";
import { Prisma } from "../platform/db.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { insertDeliveries } from "../webhooks/record-event.ts";
import { wakeDeliveries } from "../webhooks/wake-deliveries.ts";
import { type Scope, visitorCondition } from "./scope.ts";

export type MessageAuthor =
  | { type: "contact"; contact: { id: string; name: string | null } }
  | { type: "agent"; member: { id: string; name: string } }
  /** Shown under the brand's name: the inbox's own welcome and proactive messages. */
  | { type: "bot" }
  /** Said by nobody: what a visitor's page showed, which nobody can check. */
  | { type: "system" };

export type MessageInput = {
  conversationId: string;
  /** Null for what no client sent. */
  clientId: string | null;
  text: string;
  content?: MessageContent;
  attachmentIds?: string[];
  /** Who uploaded the files; nobody else's can be taken along. */
  uploader?: { sessionId: string } | { memberId: string };
  /** The visitor's first word, which starts the conversation. */
  isFirst?: boolean;
};
type Inserted = { id: string; seq: number; created_at: Date; reopened: boolean; told: number };
export type Appended = {
  message: Message;
  /** The conversation was resolved until now. */
  reopened: boolean;
};

/**
 * Gives the message its place and writes it, in one statement: the row lock of the conversation
 * serialises writers, so that `seq` is dense and in order of commit. A message of the contact or
 * of an agent reopens the conversation. What webhooks are to be told is written down by the same statement.
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
      RETURNING id, workspace_id, inbox_id, contact_id, last_seq, last_message_at,
        (SELECT before.status = 'resolved' FROM conversations AS before
         WHERE before.id = conversations.id) AS was_resolved
    ),
    told AS (${insertDeliveries(eventsOf(author, id, isFirst))})
    INSERT INTO messages
      (id, workspace_id, conversation_id, seq, client_id, author_type, member_id, text, content,
       created_at)
    SELECT ${id}::uuid, workspace_id, id, last_seq, ${clientId}::uuid,
           ${author.type}::"AuthorType", ${memberId}::uuid, ${words}, ${stored}::jsonb,
           last_message_at
    FROM conversation
    RETURNING id, seq, created_at, (SELECT was_resolved FROM conversation) AS reopened,
      (SELECT count(*) FROM told)::int AS told`;
  if (!row) throw notFound("conversation");
  if (row.told > 0) wakeDeliveries();
  await takeAlong(tx, row.id, attachments);
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
  waiting_since = NULL,
  status = 'open',
  resolved_at = NULL`;

/** Said by the service itself: nobody has read anything by it. */
const BOT_WROTE = Prisma.sql`contact_unread = contact_unread + 1`;

const EFFECTS = {
  contact: CONTACT_WROTE,
  agent: AGENT_WROTE,
  bot: BOT_WROTE,
  system: BOT_WROTE,
} satisfies Record<MessageAuthor["type"], Prisma.Sql>;

/**
 * What a message says to webhooks. Whether it reopens is read from the row as it was when the
 * statement began: of a message that crosses with a resolving, only the message's own event tells.
 */
function eventsOf(author: MessageAuthor, messageId: string, isFirst: boolean): Prisma.Sql {
  const { facts, events } = factsOf(author, messageId, isFirst);
  return Prisma.sql`
    SELECT workspace_id, inbox_id, id AS conversation_id, contact_id,
           ${events} AS event, ${JSON.stringify(facts)}::jsonb AS facts
    FROM conversation`;
}

function factsOf(author: MessageAuthor, messageId: string, isFirst: boolean) {
  switch (author.type) {
    case "contact": {
      const by = { type: "contact", ...idAndName(author.contact) };
      return { facts: { messageId, by }, events: isFirst ? STARTS : goesOn("message.received") };
    }
    case "agent": {
      const by = { type: "agent", ...idAndName(author.member) };
      return { facts: { messageId, by }, events: goesOn("message.sent") };
    }
    case "bot":
    case "system":
      return { facts: { messageId }, events: Prisma.sql`'message.sent'` };
  }
}

const STARTS = Prisma.sql`unnest(ARRAY['webchat.conversation.started', 'message.received'])`;
const goesOn = (event: "message.received" | "message.sent") => Prisma.sql`
  unnest(CASE WHEN was_resolved THEN ARRAY['conversation.reopened', ${event}]
              ELSE ARRAY[${event}] END)`;

const idAndName = ({ id, name }: { id: string; name: string | null }) => ({ id, name });

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

/** Ties the files to the message; one that another message has taken meanwhile stops everything. */
async function takeAlong(
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
