import "server-only";
import { FORM_GUARD, isFilledByProgram } from "@linkdesk/chat/form-guard.ts";
import type { FormField, FormValues } from "@linkdesk/contract/form-fields.ts";
import type { StartConversationBody, StartedConversation } from "@linkdesk/contract/widget.ts";
import { visitorScope } from "../access/scope.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { describeContact, describeForm } from "../contacts/describe-contact.ts";
import { countReply } from "../inboxes/proactive-counts.ts";
import { AppError } from "../platform/app-error.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { announceMessage } from "./announce.ts";
import { appendMessage } from "./append-message.ts";
import { checkForm } from "./check-form.ts";
import {
  conversationSelect,
  messageSelect,
  serializeForVisitor,
  serializeMessage,
} from "./serialize-conversation.ts";

/**
 * A visitor starts a conversation with their first message. The messages that they answer (the
 * inbox's welcome, a proactive offer) are inserted before it, and their form answers update the
 * contact, all in one transaction. `clientId` identifies it: a second call returns the same
 * conversation, with `created` false. Errors: invalid_request, naming the field of the form;
 * forbidden, when a program filled in the form.
 */
export async function startConversation(
  session: VisitorSession,
  body: StartConversationBody,
): Promise<StartedConversation & { created: boolean }> {
  const { [FORM_GUARD]: guard, ...given } = body.form ?? {};
  if (isFilledByProgram(guard)) {
    throw new AppError("forbidden", {
      userMessage: "That was quick. Please send the form again.",
      cause: "the form was filled in by a program",
    });
  }
  const fields = knownFields(session);
  const form = withAddress(fields, checkForm(fields, given, "form"));
  try {
    const message = await db().$transaction((tx) =>
      start(tx, session, body, { ...given, ...form }),
    );
    announceMessage(session.workspaceId, message);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ...(await findStarted(session, body.clientId)), created: false };
  }
  if (body.proactive) await countReply(session.inboxId, body.proactive.id);
  return { ...(await findStarted(session, body.clientId)), created: true };
}

async function start(
  tx: Prisma.TransactionClient,
  session: VisitorSession,
  { clientId, text, attachmentIds, proactive }: StartConversationBody,
  form: FormValues,
) {
  const { workspaceId, inboxId, contact, settings } = session;
  const retentionDays = settings.privacy.pageRetention ? session.retentionDays : null;
  const scope = visitorScope(session);
  await describeContact(tx, { id: contact.id, workspaceId }, describeForm(form));
  const { message: _, ...answers } = form;
  const { id: conversationId } = await tx.conversation.create({
    // Stored with the conversation too, because the answers do not change a verified contact.
    data: { workspaceId, inboxId, contactId: contact.id, clientId, retentionDays, form: answers },
    select: { id: true },
  });
  for (const offer of offersBefore(session, proactive?.message)) {
    const { type, text } = offer;
    await appendMessage(tx, scope, { type }, { conversationId, clientId: null, text });
  }
  const author = {
    type: "contact",
    contact: { ...contact, name: form.name || contact.name },
  } as const;
  const uploader = { sessionId: session.id };
  const input = { conversationId, clientId, text, attachmentIds, uploader, isFirst: true };
  return (await appendMessage(tx, scope, author, input)).message;
}

/**
 * The messages before the visitor's first message. Texts from the inbox's settings are the bot's. Any
 * other text came from the visitor's browser and cannot be verified: it is quoted as a system message,
 * so that a visitor cannot make up promises of the brand.
 */
function offersBefore({ settings }: VisitorSession, answered: string | undefined) {
  const { welcome } = settings.messages;
  const own = settings.behaviour.proactive.map(({ message }) => message);
  const offers: { type: "bot" | "system"; text: string }[] = [];
  if (welcome) offers.push({ type: "bot", text: welcome });
  if (!answered || answered === welcome) return offers;
  const isOwn = own.includes(answered);
  offers.push(isOwn ? { type: "bot", text: answered } : { type: "system", text: `“${answered}”` });
  return offers;
}

/**
 * The fields of the inbox's own forms, none of them required, because the server does not know which
 * form the widget showed. Fields of the page's own forms are stored as attributes without checks.
 */
function knownFields({ settings }: VisitorSession) {
  const { preChat, offlineForm } = settings.behaviour;
  const byName = new Map([...offlineForm.fields, ...preChat.fields].map((f) => [f.name, f]));
  return [...byName.values()].map((field) => ({ ...field, required: false }));
}

/** An admin may call the field of the address otherwise: an answer still has to reach it. */
function withAddress(fields: FormField[], form: FormValues): FormValues {
  const typed = fields.find(({ name, type }) => type === "email" && form[name]);
  return typed && !form.email ? { ...form, email: form[typed.name] ?? "" } : form;
}

async function findStarted(
  session: VisitorSession,
  clientId: string,
): Promise<StartedConversation> {
  const row = await db().conversation.findFirst({
    where: { ...visitorScope(session), clientId },
    select: {
      ...conversationSelect,
      messages: { where: { clientId }, select: messageSelect },
    },
  });
  // The id is taken by a conversation in another inbox.
  if (!row) throw new AppError("conflict");
  const [first] = row.messages;
  if (!first) throw new Error(`conversation ${row.id} has no first message`);
  return {
    conversation: serializeForVisitor(row),
    message: serializeMessage(first, row.contact),
  };
}
