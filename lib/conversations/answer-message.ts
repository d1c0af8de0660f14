import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import { conversationChannel } from "@linkdesk/contract/events.ts";
import type { FormField } from "@linkdesk/contract/form-fields.ts";
import {
  type Interactive,
  type MessageButton,
  type MessageContent,
  type MessageResponse,
  messageContent,
} from "@linkdesk/contract/message-content.ts";
import { visitorScope } from "../access/scope.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { announceContact } from "../contacts/announce-contact.ts";
import { describeContact, describeForm } from "../contacts/describe-contact.ts";
import { type NewEvent, recordEvents } from "../events/record-events.ts";
import { invalidField, notFound } from "../platform/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { publish } from "../platform/realtime.ts";
import { announceActivity, announceMessage } from "./announce.ts";
import { appendMessage } from "./append-message.ts";
import { checkForm } from "./check-form.ts";
import { readResponse } from "./serialize-conversation.ts";

/**
 * A visitor answers a card or an interactive message: a click, a filled form, a rating. Only the first
 * answer is stored; later calls return it. The answer is also posted as the visitor's message, except
 * for a click that only opens a page.
 * Errors: not_found; invalid_request when the answer does not fit the message.
 */
export async function answerMessage(
  session: VisitorSession,
  conversationId: string,
  messageId: string,
  answer: MessageResponse,
): Promise<{ response: Message["response"]; message: Message | null }> {
  const scope = visitorScope(session);
  const row = await db().message.findFirst({
    where: { id: messageId, conversationId, conversation: scope },
    select: { seq: true, content: true, response: true, respondedAt: true },
  });
  if (!row) throw notFound("message");
  if (row.response) return { response: readResponse(row.response, row.respondedAt), message: null };
  const content = messageContent.parse(row.content ?? { type: "text" });
  const words = describeAnswer(content, answer);

  const respondedAt = new Date();
  const message = await db().$transaction(async (tx) => {
    // Two tabs may answer at once: the second finds it answered.
    const { count } = await tx.message.updateMany({
      where: {
        id: messageId,
        workspaceId: session.workspaceId,
        response: { equals: Prisma.DbNull },
      },
      data: { response: answer, respondedAt },
    });
    if (count === 0) return null;
    const author = { type: "contact", contact: session.contact } as const;
    const input = { conversationId, clientId: messageId, text: words ?? "" };
    await keepAddress(tx, session, conversationId, answer);
    const posted = words === null ? null : (await appendMessage(tx, scope, author, input)).message;
    await recordEvents(
      tx,
      eventsOf(session, content, { conversationId, messageId, answer, posted }),
    );
    return posted;
  });
  const response = await storedResponse(messageId);
  await publish([
    {
      channel: conversationChannel(conversationId),
      name: "message.answered",
      data: { conversationId, seq: row.seq, response },
    },
  ]);
  if (message) announceMessage(session.workspaceId, message);
  if ("values" in answer) announceContact(session.workspaceId, session.contact.id);
  if ("rating" in answer) announceActivity(session.workspaceId, conversationId);
  return { response, message };
}

/** An address that a form asked for is where this conversation is mailed, as one in the form before the chat. */
async function keepAddress(
  tx: Prisma.TransactionClient,
  { workspaceId, contact }: VisitorSession,
  conversationId: string,
  answer: MessageResponse,
): Promise<void> {
  const { email } = describeForm("values" in answer ? answer.values : {});
  if (!email) return;
  await describeContact(tx, { id: contact.id, workspaceId }, { email });
  await tx.$executeRaw`
    UPDATE conversations SET form = form || jsonb_build_object('email', ${email}::text)
    WHERE id = ${conversationId}::uuid AND workspace_id = ${workspaceId}::uuid`;
}

/** A click and a rating are events of their own, beside the message that says them. */
function eventsOf(
  { workspaceId, inboxId, contact }: VisitorSession,
  content: MessageContent,
  {
    conversationId,
    messageId,
    answer,
    posted,
  }: {
    conversationId: string;
    messageId: string;
    answer: MessageResponse;
    posted: Message | null;
  },
): NewEvent[] {
  const actor = { type: "contact", id: contact.id } as const;
  const about = { workspaceId, inboxId, conversationId, contactId: contact.id, actor };
  if ("buttonId" in answer) {
    const data = { messageId, buttonId: answer.buttonId };
    return [{ ...about, type: "message.button_clicked", data }];
  }
  const interactive = content.type === "interactive" ? content.interactive : null;
  if (!("rating" in answer) || interactive?.type !== "csat" || !posted) return [];
  const { rating } = answer;
  const data = { messageId, rating, scale: interactive.scale, afterSeq: posted.seq };
  return [{ ...about, type: "conversation.rated", data }];
}

async function storedResponse(id: string): Promise<Message["response"]> {
  const row = await db().message.findUniqueOrThrow({ where: { id } });
  return readResponse(row.response, row.respondedAt);
}

/** The answer as the text of a message; null for a click that only opened a page. */
function describeAnswer(content: MessageContent, answer: MessageResponse): string | null {
  if ("buttonId" in answer) {
    const button = buttonsOf(content).find(({ id }) => id === answer.buttonId);
    if (!button) throw invalidField("buttonId", "is not a button of this message");
    return button.url ? null : button.label;
  }
  const interactive = content.type === "interactive" ? content.interactive : null;
  if ("values" in answer) {
    if (interactive?.type !== "form")
      throw invalidField("values", "must be for a message that is a form");
    return formText(interactive.fields, checkForm(interactive.fields, answer.values, "values"));
  }
  if (interactive?.type !== "csat")
    throw invalidField("rating", "must be for a message that asks for a rating");
  const stars = "★".repeat(answer.rating) + "☆".repeat(interactive.scale - answer.rating);
  return [stars, answer.comment].filter(Boolean).join("\n");
}

function buttonsOf(content: MessageContent): MessageButton[] {
  if (content.type === "card") return content.card.buttons;
  return content.type === "interactive" ? buttonsOfInteractive(content.interactive) : [];
}

function buttonsOfInteractive(interactive: Interactive): MessageButton[] {
  if (interactive.type === "buttons") return interactive.buttons;
  if (interactive.type === "quick_replies") return interactive.replies;
  return interactive.type === "carousel" ? interactive.cards.flatMap((card) => card.buttons) : [];
}

function formText(fields: FormField[], values: Record<string, string>): string {
  return fields
    .filter((field) => values[field.name])
    .map(({ name, label, type }) => `${label}: ${type === "checkbox" ? "✓" : values[name]}`)
    .join("\n");
}
