import "server-only";
import type { Author, Message } from "@linkdesk/contract/conversations.ts";
import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import { textOfContent } from "@linkdesk/contract/text-of-content.ts";
import type { Scope } from "../access/scope.ts";
import { displayName } from "../contacts/display-name.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { withPicturesThroughUs } from "../files/picture-address.ts";
import {
  type AttachmentRow,
  attachmentSelect,
  serializeAttachment,
} from "../files/serialize-attachment.ts";
import { invalidField, notFound } from "../platform/app-error.ts";
import type { Prisma } from "../platform/db.ts";
import { runHot } from "../platform/hot-statement.ts";
import { uuidV7 } from "../platform/uuid.ts";
import {
  type AppendedRow,
  appendSql,
  conversationOf,
  type MessageAuthor,
  type NewMessage,
} from "./append-statement.ts";
import type { ConversationRow } from "./serialize-conversation.ts";

/** A visitor's browser, a contact by mail, a member, or a program. */
export type Uploader =
  | { sessionId: string }
  | { contactId: string; sessionId: null }
  | { memberId: string }
  | { apiKeyId: string };

export type MessageInput = {
  conversationId: string;
  /** Null for messages that no client sent. */
  clientId: string | null;
  text: string;
  content?: MessageContent;
  attachmentIds?: string[];
  /** Who uploaded the files. Only their own uploads can be attached. */
  uploader?: Uploader;
  /** The visitor's first message, which starts the conversation. */
  isFirst?: boolean;
  /** It came as a mail. */
  isByEmail?: boolean;
};
export type Appended = {
  message: Message;
  /** What the conversation was until the message opened it again; null if it was open, or still is not. */
  opened: "snoozed" | "resolved" | null;
  /** The message assigned the conversation to its author. */
  isAssigned: boolean;
  /** The conversation as it is with the message; null if it has to be read again. */
  conversation: ConversationRow | null;
};

/**
 * Writes a message, with its files, in the caller's transaction: see {@link appendSql}.
 * Errors: not_found; a unique violation when `clientId` was used before.
 */
export async function appendMessage(
  tx: Prisma.TransactionClient,
  scope: Scope,
  author: MessageAuthor,
  input: MessageInput,
): Promise<Appended> {
  const { attachmentIds = [], uploader } = input;
  const attachments = uploader
    ? await findUploads(tx, scope.workspaceId, uploader, attachmentIds)
    : [];
  const message = newMessage(input, attachments);
  const [row] = await tx.$queryRaw<AppendedRow[]>(appendSql(scope, author, message));
  const appended = toAppended(row, author, input, attachments);
  await attachUploads(tx, message.id, attachments);
  return appended;
}

/** The same for a message without files, which needs no transaction: one statement, in one round trip. */
export async function appendPlainMessage(
  scope: Scope,
  author: MessageAuthor,
  input: MessageInput,
): Promise<Appended> {
  const [row] = await runHot<AppendedRow>(appendSql(scope, author, newMessage(input, [])));
  return toAppended(row, author, input, []);
}

function newMessage(input: MessageInput, attachments: AttachmentRow[]): NewMessage {
  const { conversationId, clientId, content, isFirst = false, isByEmail = false } = input;
  return {
    ...{ id: uuidV7(), conversationId, clientId, isFirst, isByEmail },
    text: wordsOf(input),
    summary: attachments.map(({ name }) => name).join(", "),
    content: content && content.type !== "text" ? JSON.stringify(content) : null,
  };
}

const wordsOf = ({ text, content }: MessageInput) =>
  text || (content ? textOfContent(content) : "");

function toAppended(
  row: AppendedRow | undefined,
  author: MessageAuthor,
  input: MessageInput,
  attachments: AttachmentRow[],
): Appended {
  if (!row) throw notFound("conversation");
  wakeDispatcher();
  const message: Message = {
    id: row.messageId,
    conversationId: row.id,
    seq: row.seq,
    clientId: input.clientId,
    author: publicAuthor(author),
    text: wordsOf(input),
    content: withPicturesThroughUs(input.content ?? { type: "text" }),
    attachments: attachments.map(serializeAttachment),
    response: null,
    ...(input.isByEmail && { isByEmail: true as const }),
    createdAt: row.messageAt.toISOString(),
  };
  const { status, previousStatus } = row;
  const opened = status === "open" && previousStatus !== "open" ? previousStatus : null;
  return { message, opened, isAssigned: row.isAssigned, conversation: conversationOf(row) };
}

function publicAuthor(author: MessageAuthor): Author {
  switch (author.type) {
    case "contact":
      return { type: "contact", id: author.contact.id, name: displayName(author.contact) };
    case "agent":
      return { type: "agent", id: author.member.id, name: author.member.name };
    case "bot":
      return { type: author.type, id: author.apiKeyId ?? null, name: "" };
    case "system":
      return { type: author.type, id: null, name: "" };
  }
}

/** The files in the order they were named. Errors: invalid_request, when one is not theirs. */
async function findUploads(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  uploader: Uploader,
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
