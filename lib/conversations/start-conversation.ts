import "server-only";
import type { StartConversationBody, StartedConversation } from "../contract/widget.ts";
import { db, isUniqueViolation } from "../platform/db.ts";
import type { VisitorSession } from "../sessions/require-session.ts";
import { announceMessage } from "./announce.ts";
import { appendMessage } from "./append-message.ts";
import { visitorScope } from "./scope.ts";
import {
  conversationSelect,
  messageSelect,
  serializeForVisitor,
  serializeMessage,
} from "./serialize-conversation.ts";

/**
 * A visitor starts a conversation with its first message, both in one transaction and both named
 * by `clientId`: starting twice gives the same conversation, `created` then being false.
 */
export async function startConversation(
  session: VisitorSession,
  { clientId, text }: StartConversationBody,
): Promise<StartedConversation & { created: boolean }> {
  try {
    const message = await db().$transaction(async (tx) => {
      const { id } = await tx.conversation.create({
        data: {
          workspaceId: session.workspaceId,
          inboxId: session.inboxId,
          contactId: session.contact.id,
          clientId,
        },
        select: { id: true },
      });
      const author = { type: "contact", contact: session.contact } as const;
      const input = { conversationId: id, clientId, text };
      return appendMessage(tx, visitorScope(session), author, input);
    });
    announceMessage(session.workspaceId, message);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ...(await findStarted(session, clientId)), created: false };
  }
  return { ...(await findStarted(session, clientId)), created: true };
}

async function findStarted(
  session: VisitorSession,
  clientId: string,
): Promise<StartedConversation> {
  const row = await db().conversation.findFirstOrThrow({
    where: { ...visitorScope(session), clientId },
    select: {
      ...conversationSelect,
      messages: { where: { seq: 1 }, select: messageSelect },
    },
  });
  const [first] = row.messages;
  if (!first) throw new Error(`conversation ${row.id} has no first message`);
  return {
    conversation: serializeForVisitor(row),
    message: serializeMessage(first, session.contact),
  };
}
