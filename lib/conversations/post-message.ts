import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { PostAgentMessageBody, PostMessageBody } from "@linkdesk/contract/messages.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope, type Scope, visitorScope } from "../access/scope.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { AppError } from "../platform/app-error.ts";
import { db, isUniqueViolation } from "../platform/db.ts";
import { announceActivity, announceMessage, announceOpened } from "./announce.ts";
import {
  appendMessage,
  appendPlainMessage,
  type MessageInput,
  type Uploader,
} from "./append-message.ts";
import type { MessageAuthor } from "./append-statement.ts";
import { messageSelect, serializeMessage } from "./serialize-conversation.ts";

/** `created` is false when the same clientId was posted before: the first message is the answer. */
export type PostedMessage = { message: Message; created: boolean };

/**
 * A visitor writes in one of their conversations.
 * Errors: not_found; conflict when it is resolved and the inbox wants a new one then.
 */
export async function postVisitorMessage(
  session: VisitorSession,
  conversationId: string,
  body: PostMessageBody,
): Promise<PostedMessage> {
  const author: MessageAuthor = { type: "contact", contact: session.contact };
  if (!session.settings.behaviour.replyToResolved) await requireOpen(session, conversationId);
  const uploader = { sessionId: session.id };
  return postMessage(visitorScope(session), author, { conversationId, uploader, ...body });
}

/**
 * An agent or a program writes in a conversation of the workspace. An agent's message reopens one that was
 * resolved; a program's neither reopens it nor counts as the answer for which the contact waits.
 * Errors: forbidden, not_found.
 */
export async function postTeamMessage(
  caller: Caller,
  conversationId: string,
  body: PostAgentMessageBody,
): Promise<PostedMessage> {
  requirePermission(caller, "conversation.reply");
  const input = { conversationId, ...authorship(caller), ...body };
  return postMessage(memberScope(caller), input.author, input);
}

/** Whose message it is, and whose uploads it can take along. */
export function authorship(caller: Caller): { author: MessageAuthor; uploader: Uploader } {
  if (isKey(caller)) {
    const apiKeyId = caller.keyId;
    return { author: { type: "bot", apiKeyId }, uploader: { apiKeyId } };
  }
  const { memberId, name } = caller;
  return { author: { type: "agent", member: { id: memberId, name } }, uploader: { memberId } };
}

async function postMessage(
  scope: Scope,
  author: MessageAuthor,
  input: MessageInput & { clientId: string },
): Promise<PostedMessage> {
  try {
    // One statement needs no transaction; files make it several.
    const { message, opened, isAssigned, conversation } = input.attachmentIds?.length
      ? await db().$transaction((tx) => appendMessage(tx, scope, author, input))
      : await appendPlainMessage(scope, author, input);
    announceMessage(scope.workspaceId, message, conversation);
    // The message's own event carries no status, which open chats and dashboards show.
    if (opened) announceOpened(scope.workspaceId, conversation ?? message.conversationId, opened);
    else if (isAssigned) announceActivity(scope.workspaceId, message.conversationId);
    return { message, created: true };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { message: await findPosted(scope, input), created: false };
  }
}

async function findPosted(
  scope: Scope,
  { conversationId, clientId }: { conversationId: string; clientId: string },
): Promise<Message> {
  const row = await db().message.findFirstOrThrow({
    where: { conversationId, clientId, conversation: scope },
    select: {
      ...messageSelect,
      conversation: { select: { contact: { select: { id: true, name: true } } } },
    },
  });
  return serializeMessage(row, row.conversation.contact);
}

async function requireOpen(session: VisitorSession, id: string): Promise<void> {
  const where = { id, ...visitorScope(session), status: "resolved" as const };
  const resolved = await db().conversation.findFirst({ where, select: { id: true } });
  if (!resolved) return;
  throw new AppError("conflict", {
    userMessage: "This conversation has ended. Start a new one.",
  });
}
