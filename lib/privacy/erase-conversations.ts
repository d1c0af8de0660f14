import "server-only";
import { eraseConversationEvents } from "../events/erase-events.ts";
import { eraseFilesOfConversations } from "../files/erase-files.ts";
import { Prisma } from "../platform/db.ts";
import { eraseConversationDeliveries } from "../webhooks/erase-deliveries.ts";
import { daysBefore, expiredByPage } from "./expired-by-page.ts";

/** One transaction takes at most this many conversations, or one with more messages than that. */
const MAX_CONVERSATIONS = 100;
const MAX_MESSAGES = 10_000;

export type ErasedConversations = {
  conversations: number;
  messages: number;
  attachments: number;
  /** Whose they were. */
  contactIds: string[];
};

type Inbox = { id: string; workspaceId: string };

/**
 * Deletes the next batch of an inbox's closed conversations whose last message is older than `days`. Rows that
 * another run holds are left to it. Nothing found: there are none left.
 */
export function eraseClosedConversations(
  tx: Prisma.TransactionClient,
  { id, workspaceId, days }: Inbox & { days: number },
  now: Date,
): Promise<ErasedConversations> {
  return erase(
    tx,
    Prisma.sql`
      SELECT id, contact_id, last_seq FROM conversations
      WHERE workspace_id = ${workspaceId}::uuid AND inbox_id = ${id}::uuid
        AND status = 'resolved' AND last_message_at < ${daysBefore(now, days)}
      ORDER BY last_message_at, id LIMIT ${MAX_CONVERSATIONS}
      FOR UPDATE SKIP LOCKED`,
  );
}

/** The same for those that their page asked to keep for a shorter time of its own. */
export function eraseConversationsByPage(
  tx: Prisma.TransactionClient,
  { id, workspaceId }: Inbox,
  now: Date,
): Promise<ErasedConversations> {
  const expired = expiredByPage("conversations", { inboxId: id, now, limit: MAX_CONVERSATIONS });
  return erase(
    tx,
    Prisma.sql`
      SELECT id, contact_id, last_seq FROM conversations
      WHERE id IN (${expired}) AND workspace_id = ${workspaceId}::uuid AND status = 'resolved'
      ORDER BY id LIMIT ${MAX_CONVERSATIONS}
      FOR UPDATE SKIP LOCKED`,
  );
}

/** Deletes the next batch of a contact's conversations, open ones too; waits for who writes in one. */
export function eraseContactConversations(
  tx: Prisma.TransactionClient,
  contact: { id: string; workspaceId: string },
): Promise<ErasedConversations> {
  return erase(
    tx,
    Prisma.sql`
      SELECT id, contact_id, last_seq FROM conversations
      WHERE workspace_id = ${contact.workspaceId}::uuid AND contact_id = ${contact.id}::uuid
      ORDER BY id LIMIT ${MAX_CONVERSATIONS}
      FOR UPDATE`,
  );
}

async function erase(
  tx: Prisma.TransactionClient,
  locked: Prisma.Sql,
): Promise<ErasedConversations> {
  const rows = await tx.$queryRaw<{ id: string; contact_id: string }[]>`
    WITH locked AS (${locked}),
    counted AS (SELECT *, sum(last_seq) OVER (ORDER BY last_seq, id) - last_seq AS sooner FROM locked)
    SELECT id, contact_id FROM counted WHERE sooner < ${MAX_MESSAGES}`;
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return { conversations: 0, messages: 0, attachments: 0, contactIds: [] };
  const attachments = await eraseFilesOfConversations(tx, ids);
  await eraseConversationDeliveries(tx, ids);
  await eraseConversationEvents(tx, ids);
  const where = { conversationId: { in: ids } };
  const { count: messages } = await tx.message.deleteMany({ where });
  const { count: conversations } = await tx.conversation.deleteMany({
    where: { id: { in: ids } },
  });
  const contactIds = [...new Set(rows.map((row) => row.contact_id))];
  return { conversations, messages, attachments, contactIds };
}
