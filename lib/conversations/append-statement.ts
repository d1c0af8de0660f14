import "server-only";
import { previewOf } from "@linkdesk/chat/preview.ts";
import type { AuthorType, ConversationStatus, Priority } from "@linkdesk/contract/conversations.ts";
import type { EventActor, EventType } from "@linkdesk/contract/domain-events.ts";
import { type Scope, scopeCondition } from "../access/scope.ts";
import { insertEvents } from "../events/record-events.ts";
import { Prisma } from "../platform/db.ts";
import type { ConversationRow } from "./serialize-conversation.ts";

export type MessageAuthor =
  | { type: "contact"; contact: { id: string; name: string | null } }
  | { type: "agent"; member: { id: string; name: string } }
  /** The inbox's own welcome and proactive messages, or a program's: shown under the brand's name. */
  | { type: "bot"; apiKeyId?: string }
  /** Text that a visitor's page showed, such as an offer; the server cannot verify it. */
  | { type: "system" };

/** A message as it is stored. */
export type NewMessage = {
  id: string;
  conversationId: string;
  /** Null for messages that no client sent. */
  clientId: string | null;
  text: string;
  /** What the lists show of a message without text. */
  summary: string;
  /** JSON; null is plain text. */
  content: string | null;
  /** The visitor's first message, which starts the conversation. */
  isFirst: boolean;
  /** It came as a mail. */
  isByEmail: boolean;
};

/** What the statement returns: the message's number, and the conversation as it is with the message. */
export type AppendedRow = {
  messageId: string;
  seq: number;
  messageAt: Date;
  /** The status until now. */
  previousStatus: ConversationStatus;
  /** The revision when the statement began. */
  previousRevision: number;
  revision: number;
  /** The message assigned it to its author. */
  isAssigned: boolean;
  id: string;
  status: ConversationStatus;
  lastMessageAt: Date;
  preview: string;
  previewAuthor: AuthorType;
  previewMemberId: string | null;
  contactMessages: number;
  contactUnread: number;
  agentReadSeq: number;
  contactReadSeq: number;
  agentDeliveredSeq: number;
  contactDeliveredSeq: number;
  createdAt: Date;
  inboxId: string;
  inboxName: string;
  contactId: string;
  contactName: string | null;
  contactEmail: string | null;
  contactAvatarUrl: string | null;
  contactExternalUserId: string | null;
  contactBlockedAt: Date | null;
  contactCreatedAt: Date;
  contactLastSeenAt: Date | null;
  assigneeId: string | null;
  assigneeName: string | null;
  teamId: string | null;
  teamName: string | null;
  priority: Priority | null;
  snoozedUntil: Date | null;
  wokenAt: Date | null;
  waitingSince: Date | null;
  tagIds: string[];
};

/**
 * Numbers the message and inserts it: the row lock of the conversation serialises writers, so that `seq` has no gaps
 * and follows the order of commits. A message of the contact or of an agent reopens the conversation. The same
 * statement records the events, and returns what is announced. No row: there is no such conversation in the scope. A
 * unique violation: `clientId` was used before, and the statement leaves nothing behind.
 *
 * Every table is reached by a primary key, whatever the values are: see `runHot`.
 */
export function appendSql(scope: Scope, author: MessageAuthor, message: NewMessage): Prisma.Sql {
  const memberId = author.type === "agent" ? author.member.id : null;
  const apiKeyId = author.type === "bot" ? (author.apiKeyId ?? null) : null;
  const preview = message.text
    ? previewOf(message.text, author.type)
    : previewOf(message.summary, "contact");
  return Prisma.sql`
    WITH conversation AS (
      UPDATE conversations
      SET last_seq = last_seq + 1,
          last_message_at = clock_timestamp(),
          preview = ${preview},
          preview_author = ${author.type}::"AuthorType",
          preview_member_id = ${memberId}::uuid,
          ${effectsOf(author)}
      WHERE id = ${message.conversationId}::uuid AND workspace_id = ${scope.workspaceId}::uuid
        ${scopeCondition(scope)}
      RETURNING id, workspace_id, inbox_id, contact_id, assignee_id, status, last_seq,
        last_message_at, preview, preview_author, preview_member_id, contact_messages,
        contact_unread, agent_read_seq, contact_read_seq, agent_delivered_seq,
        contact_delivered_seq, created_at, team_id, priority, snoozed_until, woken_at,
        waiting_since, revision,
        (SELECT before.status FROM conversations AS before
         WHERE before.id = conversations.id) AS previous_status,
        (SELECT before.revision FROM conversations AS before
         WHERE before.id = conversations.id) AS previous_revision,
        (SELECT before.assignee_id FROM conversations AS before
         WHERE before.id = conversations.id) AS previous_assignee_id
    ),
    ${memberId ? readByAuthor(memberId) : Prisma.empty}
    recorded AS (${insertEvents(actorOf(author), eventsOf(author, message))}),
    inserted AS (
      INSERT INTO messages
        (id, workspace_id, conversation_id, seq, client_id, author_type, member_id, api_key_id,
         is_by_email, text, content, created_at)
      SELECT ${message.id}::uuid, workspace_id, id, last_seq, ${message.clientId}::uuid,
             ${author.type}::"AuthorType", ${memberId}::uuid, ${apiKeyId}::uuid,
             ${message.isByEmail}::boolean, ${message.text}::text, ${message.content}::jsonb,
             last_message_at
      FROM conversation
      RETURNING id, seq, created_at
    )
    SELECT inserted.id AS "messageId", inserted.seq, inserted.created_at AS "messageAt",
           c.previous_status AS "previousStatus", c.previous_revision AS "previousRevision",
           c.revision, ${isAssigned(memberId)} AS "isAssigned", c.id, c.status,
           c.last_message_at AS "lastMessageAt",
           c.preview, c.preview_author AS "previewAuthor",
           c.preview_member_id AS "previewMemberId", c.contact_messages AS "contactMessages",
           c.contact_unread AS "contactUnread", c.agent_read_seq AS "agentReadSeq",
           c.contact_read_seq AS "contactReadSeq",
           c.agent_delivered_seq AS "agentDeliveredSeq",
           c.contact_delivered_seq AS "contactDeliveredSeq", c.created_at AS "createdAt",
           c.inbox_id AS "inboxId", inbox.name AS "inboxName", c.contact_id AS "contactId",
           contact.name AS "contactName", contact.email AS "contactEmail",
           contact.avatar_url AS "contactAvatarUrl",
           contact.external_user_id AS "contactExternalUserId",
           contact.blocked_at AS "contactBlockedAt", contact.created_at AS "contactCreatedAt",
           contact.last_seen_at AS "contactLastSeenAt", c.assignee_id AS "assigneeId",
           person.name AS "assigneeName", c.team_id AS "teamId", team.name AS "teamName",
           c.priority, c.snoozed_until AS "snoozedUntil", c.woken_at AS "wokenAt",
           c.waiting_since AS "waitingSince",
           ARRAY(SELECT tagged.tag_id FROM conversation_tags AS tagged
                 WHERE tagged.conversation_id = c.id
                 ORDER BY tagged.created_at, tagged.tag_id) AS "tagIds"
    FROM inserted CROSS JOIN conversation AS c
    JOIN inboxes AS inbox ON inbox.id = c.inbox_id
    JOIN contacts AS contact ON contact.id = c.contact_id
    LEFT JOIN members AS member ON member.id = c.assignee_id
    LEFT JOIN users AS person ON person.id = member.user_id
    LEFT JOIN teams AS team ON team.id = c.team_id`;
}

/**
 * The row as everything else reads conversations. Null if its tags may be older than the rest: the statement reads
 * tables as they were when it began, and may then have waited for somebody who changed the conversation.
 */
export function conversationOf(row: AppendedRow): ConversationRow | null {
  if (row.revision !== row.previousRevision) return null;
  const { id, status, seq, lastMessageAt, preview, previewAuthor, previewMemberId } = row;
  const { agentReadSeq, contactReadSeq, agentDeliveredSeq, contactDeliveredSeq } = row;
  return {
    ...{
      id,
      status,
      revision: row.revision,
      lastSeq: seq,
      lastMessageAt,
      preview,
      previewAuthor,
      previewMemberId,
    },
    ...{ contactMessages: row.contactMessages, contactUnread: row.contactUnread },
    ...{ agentReadSeq, contactReadSeq, agentDeliveredSeq, contactDeliveredSeq },
    createdAt: row.createdAt,
    inbox: { id: row.inboxId, name: row.inboxName },
    contact: {
      id: row.contactId,
      name: row.contactName,
      email: row.contactEmail,
      avatarUrl: row.contactAvatarUrl,
      externalUserId: row.contactExternalUserId,
      blockedAt: row.contactBlockedAt,
      createdAt: row.contactCreatedAt,
      lastSeenAt: row.contactLastSeenAt,
    },
    assignee:
      row.assigneeId === null
        ? null
        : { id: row.assigneeId, user: { name: row.assigneeName ?? "" } },
    team: row.teamId === null ? null : { id: row.teamId, name: row.teamName ?? "" },
    ...{ priority: row.priority, snoozedUntil: row.snoozedUntil, wokenAt: row.wokenAt },
    waitingSince: row.waitingSince,
    tags: row.tagIds.map((tagId) => ({ tagId })),
  };
}

/** Writing a message marks the earlier messages as read by its author. */
const CONTACT_WROTE = Prisma.sql`
  contact_messages = contact_messages + 1,
  contact_unread = 0,
  contact_read_seq = last_seq + 1,
  waiting_since = COALESCE(waiting_since, clock_timestamp()),
  status = 'open',
  snoozed_until = NULL,
  resolved_at = NULL`;

const inboxSays = (column: "reply_reopens" | "reply_assigns") => Prisma.sql`
  (SELECT ${Prisma.raw(column)} FROM inboxes WHERE inboxes.id = conversations.inbox_id)`;

/** Whether a reply reopens a resolved conversation, and assigns it, is a setting of its inbox. */
const agentWrote = (memberId: string) => Prisma.sql`
  contact_unread = contact_unread + 1,
  agent_read_seq = last_seq + 1,
  waiting_since = NULL,
  status = CASE WHEN status = 'resolved' AND NOT ${inboxSays("reply_reopens")}
    THEN status ELSE 'open' END,
  snoozed_until = NULL,
  woken_at = NULL,
  resolved_at = CASE WHEN status = 'resolved' AND NOT ${inboxSays("reply_reopens")}
    THEN resolved_at END,
  assignee_id = CASE WHEN assignee_id IS NULL AND ${inboxSays("reply_assigns")}
    THEN ${memberId}::uuid ELSE assignee_id END`;

/** Whether a row of `conversation` was assigned to its author by the message. */
const isAssigned = (memberId: string | null) => Prisma.sql`
  COALESCE(previous_assignee_id IS NULL AND assignee_id = ${memberId}::uuid, false)`;

/** A member who replies has read what is before the reply; the other members have not. Who is assigned takes part. */
const readByAuthor = (memberId: string) => Prisma.sql`
  followed AS (
    INSERT INTO conversation_followers (conversation_id, member_id)
    SELECT id, assignee_id FROM conversation
    WHERE ${isAssigned(memberId)}
    ON CONFLICT DO NOTHING
  ),
  read_by_author AS (
    INSERT INTO conversation_reads (conversation_id, member_id, read_seq, contact_messages)
    SELECT id, ${memberId}::uuid, last_seq, contact_messages FROM conversation
    ON CONFLICT (conversation_id, member_id) DO UPDATE
      SET read_seq = excluded.read_seq, contact_messages = excluded.contact_messages
  ),`;

/** A message of the service itself marks nothing as read. */
const BOT_WROTE = Prisma.sql`contact_unread = contact_unread + 1`;

function effectsOf(author: MessageAuthor): Prisma.Sql {
  switch (author.type) {
    case "contact":
      return CONTACT_WROTE;
    case "agent":
      return agentWrote(author.member.id);
    case "bot":
    case "system":
      return BOT_WROTE;
  }
}

/**
 * The events of a message. Whether it opens the conversation again is read from the row as it was when
 * the statement began: if the conversation is resolved while the statement waits for the row, only the
 * message's own event is recorded.
 */
function eventsOf(author: MessageAuthor, { id: messageId, isFirst }: NewMessage): Prisma.Sql {
  const received = author.type === "contact";
  const message: EventType = received ? "message.received" : "message.sent";
  const opens = received || author.type === "agent";
  const memberId = author.type === "agent" ? author.member.id : null;
  return Prisma.sql`
    SELECT workspace_id, inbox_id, id AS conversation_id, contact_id, type, data
    FROM conversation CROSS JOIN LATERAL (VALUES
      (1, CASE previous_status WHEN 'snoozed' THEN 'conversation.unsnoozed'
            ELSE 'conversation.reopened' END, jsonb_build_object('afterSeq', last_seq - 1),
          previous_status <> 'open' AND status = 'open' AND ${opens}::boolean),
      (2, 'conversation.assigned', jsonb_build_object('afterSeq', last_seq - 1,
          'assigneeId', assignee_id, 'previousAssigneeId', previous_assignee_id),
          ${isAssigned(memberId)}),
      (3, 'conversation.started', ${JSON.stringify({ messageId })}::jsonb, ${isFirst}::boolean),
      (4, ${message}::text, ${JSON.stringify({ messageId })}::jsonb, true)
    ) AS candidates (place, type, data, has_happened)
    WHERE has_happened ORDER BY place`;
}

const SYSTEM = { type: "system", id: null } as const;

function actorOf(author: MessageAuthor): EventActor {
  switch (author.type) {
    case "contact":
      return { type: "contact", id: author.contact.id };
    case "agent":
      return { type: "member", id: author.member.id };
    case "bot":
      return author.apiKeyId ? { type: "api_key", id: author.apiKeyId } : SYSTEM;
    case "system":
      return SYSTEM;
  }
}
