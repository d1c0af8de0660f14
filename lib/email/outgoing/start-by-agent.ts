import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { EventActor } from "@linkdesk/contract/domain-events.ts";
import type { MailPerson, StartByMailBody } from "@linkdesk/contract/emails.ts";
import { type Caller, eventActor } from "../../access/actor.ts";
import { requirePermission } from "../../access/permissions.ts";
import { inboxScope, memberScope } from "../../access/scope.ts";
import { announceMessage } from "../../conversations/announce.ts";
import { appendMessage } from "../../conversations/append-message.ts";
import { mailAddressOf } from "../../conversations/mail-address-of.ts";
import { authorship } from "../../conversations/post-message.ts";
import { recordEvents } from "../../events/record-events.ts";
import { AppError, invalidField, notFound } from "../../platform/app-error.ts";
import { db, isUniqueViolation, type Prisma } from "../../platform/db.ts";
import { isMailAvailable } from "../../platform/mail.ts";
import { uuidV7 } from "../../platform/uuid.ts";

/**
 * An agent or a program starts a conversation by mail, with a contact or with an address. Errors: forbidden, not_found;
 * invalid_request if the contact has no address that works; conflict if the same `clientId` was used before;
 * unavailable if no mail can be sent.
 */
export async function startByAgent(
  caller: Caller,
  body: StartByMailBody,
): Promise<{ conversationId: string; message: Message }> {
  requirePermission(caller, "conversation.reply");
  if (!isMailAvailable()) {
    throw new AppError("unavailable", { userMessage: "No mail can be sent from here yet." });
  }
  try {
    const message = await db().$transaction((tx) => start(tx, caller, body));
    announceMessage(caller.workspace.id, message);
    return { conversationId: message.conversationId, message };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", { userMessage: "This mail was sent already.", cause: error });
  }
}

async function start(
  tx: Prisma.TransactionClient,
  caller: Caller,
  { inboxId, contactId, to, cc, subject, text, clientId, attachmentIds }: StartByMailBody,
): Promise<Message> {
  const workspaceId = caller.workspace.id;
  const inbox = await tx.inbox.findFirst({
    where: { AND: { id: inboxId }, ...inboxScope(caller), kind: "email" },
    select: { id: true },
  });
  if (!inbox) throw notFound("e-mail inbox");
  const contact = contactId
    ? await findContact(tx, workspaceId, contactId)
    : await createContact(tx, eventActor(caller), workspaceId, to);
  const { id: conversationId } = await tx.conversation.create({
    data: { workspaceId, inboxId, contactId: contact.id, clientId, assigneeId: caller.memberId },
    select: { id: true },
  });
  const thread = { subject, to: [contact.person], cc };
  await tx.emailThread.create({ data: { conversationId, workspaceId, ...thread } });
  const { author, uploader } = authorship(caller);
  const input = { conversationId, clientId, text, attachmentIds, uploader };
  return (await appendMessage(tx, memberScope(caller), author, input)).message;
}

type Addressee = { id: string; person: MailPerson };

async function findContact(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  id: string,
): Promise<Addressee> {
  const contact = await tx.contact.findFirst({
    where: { id, workspaceId, deleteRequestedAt: null },
    select: { name: true, email: true, addresses: { select: { address: true, bouncedAt: true } } },
  });
  if (!contact) throw notFound("contact");
  const address = mailAddressOf({ form: {}, contact, emailThread: null });
  if (!address) throw invalidField("contactId", "has no e-mail address that works");
  return { id, person: { name: contact.name ?? "", address } };
}

/** A typed address finds no contact of before: nobody has shown whose it is. */
async function createContact(
  tx: Prisma.TransactionClient,
  actor: EventActor,
  workspaceId: string,
  to: MailPerson | undefined,
): Promise<Addressee> {
  if (!to) throw invalidField("to", "must be set without a contact");
  const { name, address } = to;
  const known = await tx.contactAddress.findFirst({
    where: {
      workspaceId,
      address,
      source: { in: ["agent", "mail"] },
      contact: { deleteRequestedAt: null },
    },
    orderBy: { createdAt: "asc" },
    select: { contactId: true },
  });
  if (known) return { id: known.contactId, person: to };
  const id = uuidV7();
  const row = { workspaceId, address, source: "agent" as const };
  await tx.contact.create({
    data: { id, workspaceId, name: name || null, email: address, addresses: { create: row } },
    select: { id: true },
  });
  const about = { workspaceId, contactId: id, actor, data: {} };
  await recordEvents(tx, [{ type: "contact.created", ...about }]);
  return { id, person: to };
}
