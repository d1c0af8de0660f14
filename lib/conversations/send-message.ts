import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { SendMessageBody } from "@linkdesk/contract/messages.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { contactScope, inboxScope, memberScope } from "../access/scope.ts";
import { AppError, invalidField, notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { announceMessage, announceOpened, announceStarted } from "./announce.ts";
import { type Appended, appendMessage } from "./append-message.ts";
import { authorship, type PostedMessage, postTeamMessage } from "./post-message.ts";
import { messageSelect, serializeMessage } from "./serialize-conversation.ts";

type Addressed = { channelId: string; to: string };
type Input = SendMessageBody & { clientId: string };

/**
 * Sends a message to a conversation, or to a contact in an inbox: into their newest open conversation there, or
 * into a new one. The same `clientId` to the same contact is sent once, also if the conversation was resolved
 * since. Errors: forbidden, not_found; conflict when the contact is blocked; invalid_request when a conversation
 * would have to be started in an e-mail inbox.
 */
export async function sendMessage(
  caller: Caller,
  { conversationId, channelId, to, content: sent, attachmentIds, clientId }: Input,
): Promise<PostedMessage> {
  const { text, content } = split(sent);
  const body = { clientId, text, content, attachmentIds };
  if (conversationId) return postTeamMessage(caller, conversationId, body);
  requirePermission(caller, "conversation.reply");
  if (!channelId || !to) throw notFound("conversation");
  const { author, uploader } = authorship(caller);
  let isStarted = false;
  const posted = await db().$transaction(async (tx): Promise<Message | Appended> => {
    await lockContact(tx, caller, to);
    const before = await findSent(tx, caller, { channelId, to }, clientId);
    if (before) return before;
    const open = await findOpen(tx, caller, { channelId, to });
    isStarted = open === null;
    return appendMessage(tx, memberScope(caller), author, {
      conversationId: open ?? (await start(tx, caller, { channelId, to }, clientId)),
      uploader,
      ...body,
    });
  });
  if (!("opened" in posted)) return { message: posted, created: false };
  const { message, opened } = posted;
  announceMessage(caller.workspace.id, message);
  if (isStarted) {
    const about = { inboxId: channelId, contactId: to };
    announceStarted(caller.workspace.id, about, message.conversationId);
  }
  if (opened) announceOpened(caller.workspace.id, message.conversationId, opened);
  return { message, created: true };
}

function split(content: SendMessageBody["content"]) {
  return content.type === "text"
    ? { text: content.text, content: { type: "text" } as const }
    : { text: "", content };
}

/** Two messages at once must not start two conversations. */
async function lockContact(tx: Prisma.TransactionClient, caller: Caller, id: string) {
  await tx.$queryRaw`
    SELECT 1 FROM contacts
    WHERE id = ${id}::uuid AND workspace_id = ${caller.workspace.id}::uuid FOR NO KEY UPDATE`;
  const contact = await tx.contact.findFirst({
    where: { id, ...contactScope(caller), deleteRequestedAt: null },
    select: { blockedAt: true },
  });
  if (!contact) throw notFound("contact");
  if (contact.blockedAt) {
    throw new AppError("conflict", { userMessage: "This contact is blocked. Unblock them first." });
  }
}

/** The message, if the same was sent to the contact before. */
async function findSent(
  tx: Prisma.TransactionClient,
  caller: Caller,
  { channelId, to }: Addressed,
  clientId: string,
): Promise<Message | null> {
  const row = await tx.message.findFirst({
    where: {
      clientId,
      conversation: { AND: { inboxId: channelId }, ...memberScope(caller), contactId: to },
    },
    select: {
      ...messageSelect,
      conversation: { select: { contact: { select: { id: true, name: true } } } },
    },
  });
  return row && serializeMessage(row, row.conversation.contact);
}

async function findOpen(
  tx: Prisma.TransactionClient,
  caller: Caller,
  { channelId, to }: Addressed,
): Promise<string | null> {
  const row = await tx.conversation.findFirst({
    where: { AND: { inboxId: channelId }, ...memberScope(caller), contactId: to, status: "open" },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return row?.id ?? null;
}

async function start(
  tx: Prisma.TransactionClient,
  caller: Caller,
  { channelId, to }: Addressed,
  clientId: string,
): Promise<string> {
  const inbox = await tx.inbox.findFirst({
    where: { AND: { id: channelId }, ...inboxScope(caller) },
    select: { kind: true },
  });
  if (!inbox) throw notFound("inbox");
  if (inbox.kind === "email") {
    throw invalidField(
      "channelId",
      "is an e-mail inbox; start there with POST /api/v1/conversations",
    );
  }
  const { id } = await tx.conversation.create({
    data: {
      workspaceId: caller.workspace.id,
      inboxId: channelId,
      contactId: to,
      clientId,
      assigneeId: isKey(caller) ? null : caller.memberId,
    },
    select: { id: true },
  });
  return id;
}
