import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import {
  conversationChannel,
  type WorkspaceEvents,
  workspaceChannel,
} from "@linkdesk/contract/events.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { publish, type RealtimeEvent } from "../platform/realtime.ts";
import {
  type ConversationRow,
  conversationSelect,
  receiptsOf,
  receiptsSelect,
  serializeChange,
  visitorStatus,
} from "./serialize-conversation.ts";

/**
 * Tells both sides of a new message, after its commit. The answer does not wait for it.
 * @param row The conversation as it is with the message, where the caller has it; else it is read.
 */
export function announceMessage(
  workspaceId: string,
  message: Message,
  row?: ConversationRow | null,
): void {
  const created = () => messageCreated(message);
  inBackground(
    "announceMessage",
    publishUpdate(workspaceId, row ?? message.conversationId, created),
  );
}

/**
 * Tells both sides that a conversation's state changed, and the team that there is a new activity. The
 * answer does not wait for it.
 */
export function announceConversation(
  workspaceId: string,
  conversation: string | ConversationRow,
): void {
  const id = typeof conversation === "string" ? conversation : conversation.id;
  const activity = activityRecorded(workspaceId, id);
  inBackground(
    "announceConversation",
    publishUpdate(workspaceId, conversation, conversationUpdated, [activity]),
  );
}

/** Tells that a message has opened a conversation again. That one was snoozed, the visitor does not learn. */
export function announceOpened(
  workspaceId: string,
  conversation: string | ConversationRow,
  before: "snoozed" | "resolved",
): void {
  const id = typeof conversation === "string" ? conversation : conversation.id;
  if (before === "resolved") announceConversation(workspaceId, conversation);
  else announceActivity(workspaceId, id);
}

/**
 * The same for what the visitor must not notice, such as a tag: the team alone is notified. The answer does not wait
 * for it.
 */
export function announceForTeam(workspaceId: string, id: string): void {
  inBackground("announceForTeam", publishForTeam(workspaceId, id));
}

async function publishForTeam(workspaceId: string, id: string): Promise<void> {
  const row = await readRow(workspaceId, id);
  if (!row) return;
  await publish([conversationChanged(workspaceId, row), activityRecorded(workspaceId, id)]);
}

/** Tells the team that there is a new activity. The answer does not wait for it. */
export function announceActivity(workspaceId: string, id: string): void {
  inBackground("announceActivity", publish([activityRecorded(workspaceId, id)]));
}

/** Tells both sides that one has read further. The answer does not wait for it. */
export function announceRead(workspaceId: string, id: string): void {
  inBackground("announceRead", publishUpdate(workspaceId, id, receiptsUpdated));
}

/** Tells a member's own browsers how much is unread. The answer does not wait for it. */
export function announceOwnRead(
  workspaceId: string,
  read: WorkspaceEvents["conversation.read"],
): void {
  const channel = workspaceChannel(workspaceId);
  inBackground("announceOwnRead", publish([{ channel, name: "conversation.read", data: read }]));
}

/** A visitor listens to few; of those with a long history, only the newest are published to. */
const MAX_TOLD = 20;

/**
 * Tells a visitor who has the chat open that the team has started another conversation with them. They listen to their
 * earlier conversations in the inbox; who has none hears of it when they open the chat. The answer does not wait.
 */
export function announceStarted(
  workspaceId: string,
  { inboxId, contactId }: { inboxId: string; contactId: string },
  conversationId: string,
): void {
  inBackground(
    "announceStarted",
    publishStarted({ workspaceId, inboxId, contactId }, conversationId),
  );
}

async function publishStarted(
  where: { workspaceId: string; inboxId: string; contactId: string },
  conversationId: string,
): Promise<void> {
  const others = await db().conversation.findMany({
    where: { ...where, id: { not: conversationId } },
    orderBy: { lastMessageAt: "desc" },
    take: MAX_TOLD,
    select: { id: true },
  });
  const name = "conversation.started";
  const events = others.map(({ id }): RealtimeEvent => {
    return { channel: conversationChannel(id), name, data: { conversationId } };
  });
  if (events.length > 0) await publish(events);
}

/** One event for the conversation's channel, its row for the team's lists, and others. */
async function publishUpdate(
  workspaceId: string,
  conversation: string | ConversationRow,
  update: (row: ConversationRow) => RealtimeEvent,
  others: RealtimeEvent[] = [],
): Promise<void> {
  const isRead = typeof conversation !== "string";
  const row = isRead ? conversation : await readRow(workspaceId, conversation);
  if (!row) return;
  await publish([update(row), conversationChanged(workspaceId, row), ...others]);
}

/** Tells who looks at these conversations what was delivered. The answer does not wait for it. */
export function announceDelivered(workspaceId: string, ids: string[]): void {
  inBackground("announceDelivered", publishDelivered(workspaceId, ids));
}

async function publishDelivered(workspaceId: string, ids: string[]): Promise<void> {
  const rows = await db().conversation.findMany({
    where: { id: { in: ids }, workspaceId },
    select: { id: true, ...receiptsSelect },
  });
  await publish(rows.map(receiptsUpdated));
}

type Receipts = Parameters<typeof receiptsOf>[0];

/** That a conversation is open or resolved now, as its visitor sees it. */
export function conversationUpdated(
  row: Receipts & Pick<ConversationRow, "id" | "status">,
): RealtimeEvent {
  const event = receiptsUpdated(row);
  return { ...event, data: { ...event.data, status: visitorStatus(row.status) } };
}

function receiptsUpdated(row: Receipts & Pick<ConversationRow, "id">) {
  const data = { conversationId: row.id, ...receiptsOf(row) };
  return { channel: conversationChannel(row.id), name: "conversation.updated", data } as const;
}

function readRow(workspaceId: string, id: string): Promise<ConversationRow | null> {
  return db().conversation.findFirst({ where: { id, workspaceId }, select: conversationSelect });
}

function activityRecorded(workspaceId: string, conversationId: string): RealtimeEvent {
  const channel = workspaceChannel(workspaceId);
  return { channel, name: "activity.recorded", data: { conversationId } };
}

function conversationChanged(workspaceId: string, row: ConversationRow): RealtimeEvent {
  return {
    channel: workspaceChannel(workspaceId),
    name: "conversation.changed",
    data: { conversationId: row.id, conversation: serializeChange(row) },
  };
}

function messageCreated(message: Message): RealtimeEvent {
  const { conversationId, seq } = message;
  const data = { conversationId, seq, message };
  return { channel: conversationChannel(conversationId), name: "message.created", data };
}
