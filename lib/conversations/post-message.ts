import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { Message, PostMessageBody } from "../contract/conversations.ts";
import { db, isUniqueViolation } from "../platform/db.ts";
import type { VisitorSession } from "../sessions/require-session.ts";
import { announceMessage } from "./announce.ts";
import { appendMessage, type MessageAuthor } from "./append-message.ts";
import { memberScope, type Scope, visitorScope } from "./scope.ts";
import { messageSelect, serializeMessage } from "./serialize-conversation.ts";

/** `created` is false when the same clientId was posted before: the first message is the answer. */
export type PostedMessage = { message: Message; created: boolean };

/** A visitor writes in one of their conversations. Errors: not_found. */
export function postVisitorMessage(
  session: VisitorSession,
  conversationId: string,
  body: PostMessageBody,
): Promise<PostedMessage> {
  const author: MessageAuthor = { type: "contact", contact: session.contact };
  return postMessage(visitorScope(session), author, { conversationId, ...body });
}

/** An agent writes in a conversation of the workspace. Errors: not_found. */
export function postAgentMessage(
  me: Me,
  conversationId: string,
  body: PostMessageBody,
): Promise<PostedMessage> {
  const author: MessageAuthor = { type: "agent", member: { id: me.memberId, name: me.name } };
  return postMessage(memberScope(me), author, { conversationId, ...body });
}

async function postMessage(
  scope: Scope,
  author: MessageAuthor,
  input: PostMessageBody & { conversationId: string },
): Promise<PostedMessage> {
  try {
    const message = await appendMessage(db(), scope, author, input);
    announceMessage(scope.workspaceId, message);
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
