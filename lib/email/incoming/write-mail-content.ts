import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import { appendMessage } from "../../conversations/append-message.ts";
import type { MessageAuthor } from "../../conversations/append-statement.ts";
import { inBackground } from "../../platform/background.ts";
import type { Prisma } from "../../platform/db.ts";
import { publish } from "../../platform/realtime.ts";
import { uuidV7 } from "../../platform/uuid.ts";
import { findOwnAddress } from "../mail-address.ts";
import type { ParsedMail } from "../parse/parsed-mail.ts";
import { type Contact, findSender } from "./find-sender.ts";
import type { MailThread } from "./find-thread.ts";
import type { Reading, Received } from "./reading.ts";

/** What is shown of a mail. `id` is the id of its row. */
type Words = { id: string; text: string; files: string[] };

/** Adds a mail to its conversation as a message, of the member or of the contact. */
export async function appendMail(
  tx: Prisma.TransactionClient,
  received: Received,
  thread: MailThread,
  member: { id: string; name: string } | null,
  mail: ParsedMail,
  { id, text, files }: Words,
) {
  const { workspaceId } = received;
  const { conversationId, contact } = thread;
  const author: MessageAuthor = member ? { type: "agent", member } : { type: "contact", contact };
  const uploader = member
    ? { memberId: member.id }
    : ({ contactId: contact.id, sessionId: null } as const);
  // A contact in other inboxes, too: the thread was found by a secret, or by what was mailed there.
  const words = { clientId: id, text, attachmentIds: files, isByEmail: true };
  const input = { conversationId, ...words, uploader };
  const appended = await appendMessage(tx, { workspaceId }, author, input);
  if (!member) await updateThread(tx, received, conversationId, mail);
  const placed = {
    state: "accepted",
    messageId: appended.message.id,
    memberId: member?.id ?? null,
  } as const;
  return { placed, ...appended };
}

/** Starts a conversation with a mail. */
export async function startByMail(
  tx: Prisma.TransactionClient,
  reading: Reading,
  found: Contact,
  { id, text, files }: Words,
) {
  const { received, mail } = reading;
  const { workspaceId, inboxId } = received;
  const contact = found.isNew ? await createContact(tx, reading, found, files) : found;
  const { id: conversationId } = await tx.conversation.create({
    data: { workspaceId, inboxId, contactId: contact.id, clientId: id },
    select: { id: true },
  });
  const thread = { subject: mail.subject, ...replyTo(mail, received) };
  await tx.emailThread.create({ data: { conversationId, workspaceId, ...thread } });
  const author = { type: "contact", contact } as const;
  const uploader = { contactId: contact.id, sessionId: null } as const;
  const input = {
    conversationId,
    clientId: id,
    text,
    attachmentIds: files,
    uploader,
    isFirst: true,
    isByEmail: true,
  };
  const appended = await appendMessage(tx, { workspaceId }, author, input);
  const placed = { state: "accepted", messageId: appended.message.id, conversationId } as const;
  return { placed, ...appended };
}

/** A note of the member who accepts a mail that must not become a message. */
export async function writeMailNote(
  tx: Prisma.TransactionClient,
  me: Me,
  { conversationId }: MailThread,
  mail: ParsedMail,
  { id, text }: Words,
) {
  const noteId = uuidV7();
  const from = mail.from ? `${mail.from.name} <${mail.from.address}>`.trim() : "";
  await tx.$executeRaw`
    INSERT INTO notes (id, workspace_id, conversation_id, client_id, after_seq, member_id, text)
    SELECT ${noteId}::uuid, workspace_id, id, ${id}::uuid, last_seq, ${me.memberId}::uuid,
           ${`${from}:\n${text}`}
    FROM conversations WHERE id = ${conversationId}::uuid AND workspace_id = ${me.workspace.id}::uuid`;
  const event = { channel: workspaceChannel(me.workspace.id), name: "note.written" } as const;
  inBackground("announceNote", publish([{ ...event, data: { conversationId } }]));
  return { state: "accepted", noteId } as const;
}

/** Of several mails that a new sender sends at once, the first makes the contact, and the others find it. */
async function createContact(
  tx: Prisma.TransactionClient,
  { received: { workspaceId }, mail, authentication }: Reading,
  { id, name }: Contact,
  files: string[],
): Promise<Contact> {
  const from = mail.from ?? { name: "", address: "" };
  const { address } = from;
  const isProved = authentication.result === "pass";
  const lock = `${workspaceId} ${address}`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))::text`;
  const known = await findSender(tx, workspaceId, from, isProved);
  if (!known.isNew) {
    // They were stored for the contact that is not made.
    const where = { id: { in: files }, workspaceId };
    await tx.attachment.updateMany({ where, data: { contactId: known.id } });
    return known;
  }
  const verifiedAt = isProved ? new Date() : null;
  const addresses = { create: { workspaceId, address, source: "mail" as const, verifiedAt } };
  const data = { id, workspaceId, name, email: address, lastSeenAt: new Date(), addresses };
  await tx.contact.create({ data, select: { id: true } });
  return { id, name, isNew: true };
}

/** A conversation that travels by e-mail answers everybody whom the newest mail named. */
async function updateThread(
  tx: Prisma.TransactionClient,
  received: Received,
  conversationId: string,
  mail: ParsedMail,
): Promise<void> {
  const where = { conversationId, workspaceId: received.workspaceId };
  const thread = await tx.emailThread.findFirst({ where, select: { to: true, cc: true } });
  if (!thread || received.inbox.kind !== "email") return;
  const known = [...(thread.to as MailPerson[]), ...(thread.cc as MailPerson[])];
  // Who was not in the conversation gets no replies until a member adds them.
  if (!known.some(({ address }) => address === mail.from?.address)) return;
  await tx.emailThread.updateMany({ where, data: replyTo(mail, received) });
}

const MAX_PEOPLE = 20;

/** Whom a reply to everybody goes to, without addresses of ours. */
function replyTo(mail: ParsedMail, { inbox }: Received): { to: MailPerson[]; cc: MailPerson[] } {
  const sender = mail.replyTo ?? mail.from;
  const isOurs = (address: string) =>
    address === inbox.mailAccount?.address || findOwnAddress([address]) !== null;
  const others = [...mail.to, ...mail.cc].filter(
    ({ address }) => !isOurs(address) && address !== sender?.address,
  );
  const unique = new Map(others.map((person) => [person.address, person]));
  return { to: sender ? [sender] : [], cc: [...unique.values()].slice(0, MAX_PEOPLE) };
}
