import "server-only";
import { cutText } from "@linkdesk/chat/cut-text.ts";
import type { Message } from "@linkdesk/contract/conversations.ts";
import { MAX_MESSAGE_CHARS } from "@linkdesk/contract/limits.ts";
import { announceMessage, announceOpened } from "../../conversations/announce.ts";
import type { Appended } from "../../conversations/append-message.ts";
import { isWithin } from "../../http/rate-limit.ts";
import { db, isUniqueViolation, LONG_TRANSACTION, type Prisma } from "../../platform/db.ts";
import { announceEmails } from "../announce-emails.ts";
import { headerIdOf } from "../header-id.ts";
import type { ParsedMail } from "../parse/parsed-mail.ts";
import { excerptOf } from "../serialize-email.ts";
import { type Contact, findSender } from "./find-sender.ts";
import { findThread, type MailThread } from "./find-thread.ts";
import { type Judgement, judgeMail } from "./judge-mail.ts";
import type { Reading, Received } from "./reading.ts";
import { recordBounce } from "./record-bounce.ts";
import { type StoredFiles, storeMailFiles } from "./store-mail-files.ts";
import { appendMail, startByMail, writeMailNote } from "./write-mail-content.ts";

/** What it became, as columns of its row. */
type Placed = Prisma.EmailUpdateManyMutationInput & { conversationId?: string | null };
type Outcome = { placed: Placed; message?: Message; opened?: Appended["opened"] };

const MAX_STORED_TEXT = 256 * 1024;

/**
 * Makes of a mail that was received what it is: a message, a note, a conversation, or a held or ignored mail,
 * in one transaction with the events that follow. A mail that came before is removed, also one that came to
 * another inbox of the workspace and is in the same conversation.
 */
export async function placeMail(reading: Reading): Promise<void> {
  const { received, mail, arrival } = reading;
  const { id, workspaceId, inboxId } = received;
  const headerId = headerIdOf(mail, received.raw);
  if (await isKnown(inboxId, id, headerId)) return forget(received);
  const thread = await findThread(db(), workspaceId, mail, arrival.recipients);
  if (thread && (await isInThread(db(), reading, thread, headerId))) return forget(received);
  const isOwn = await isFromHere(reading, headerId);
  const judgement = await limit(reading, thread, judge(reading, thread, isOwn));
  const contact = await contactOf(reading, thread, judgement);
  const files = await storeMailFiles({ received, mail, thread, judgement, contact });
  let outcome: Outcome;
  try {
    outcome = await db().$transaction(async (tx) => {
      const where = { id, workspaceId, state: reading.acceptedBy ? "held" : "queued" } as const;
      // The lock makes two attempts at the same mail follow each other; the second finds it done.
      const open = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM emails WHERE id = ${id}::uuid AND state::text = ${where.state} FOR UPDATE`;
      if (open.length === 0) return { placed: {} };
      if (thread && (await isPlacedMeanwhile(tx, reading, thread, headerId))) {
        await tx.email.deleteMany({ where });
        return { placed: {} };
      }
      const made = await make(tx, reading, { thread, judgement, contact, files });
      const facts = factsOf(reading, headerId, files, judgement);
      const conversationId = made.placed.conversationId ?? thread?.conversationId ?? null;
      await tx.email.updateMany({ where, data: { ...facts, ...made.placed, conversationId } });
      return made;
    }, LONG_TRANSACTION);
  } catch (error) {
    // The same mail was placed at this moment by another process.
    if (isUniqueViolation(error) && (await isKnown(inboxId, id, headerId))) return forget(received);
    throw error;
  }
  announce(workspaceId, outcome, thread?.conversationId ?? null);
}

/** A mail of this inbox, such as a notice to a member whose address the inbox reads. */
async function isFromHere({ received, mail }: Reading, headerId: string): Promise<boolean> {
  const { workspaceId, inbox } = received;
  if (inbox.mailAccount && mail.from?.address === inbox.mailAccount.address) return true;
  const where = { workspaceId, headerId, direction: "outgoing" as const };
  return (await db().email.findFirst({ where, select: { id: true } })) !== null;
}

function judge(
  { received, mail, authentication, acceptedBy }: Reading,
  thread: MailThread | null,
  isOwn: boolean,
) {
  return judgeMail({
    mail,
    thread,
    authentication,
    inboxKind: received.inbox.kind,
    isOwn,
    isAccepted: acceptedBy !== null,
  });
}

/** A sender who writes without end fills no conversation: from then on mails are held. */
async function limit(
  { received, mail, acceptedBy }: Reading,
  thread: MailThread | null,
  judgement: Judgement,
): Promise<Judgement> {
  if (acceptedBy || judgement.becomes === "held" || judgement.becomes === "ignored")
    return judgement;
  const isNew = judgement.becomes === "conversation";
  const within = await isWithin([
    isNew
      ? { name: "sender:mail", who: `${received.workspaceId}:${mail.from?.address ?? ""}` }
      : { name: "conversation:mail", who: thread?.conversationId ?? received.id },
  ]);
  return within ? judgement : { becomes: "held", reason: "too_many" };
}

type Plan = {
  thread: MailThread | null;
  judgement: Judgement;
  contact: Contact | null;
  files: StoredFiles;
};

async function contactOf(
  { received, mail, authentication }: Reading,
  thread: MailThread | null,
  judgement: Judgement,
): Promise<Contact | null> {
  if (judgement.becomes === "contact_message") return thread && { ...thread.contact, isNew: false };
  if (judgement.becomes !== "conversation" || !mail.from) return null;
  return findSender(db(), received.workspaceId, mail.from, authentication.result === "pass");
}

async function make(
  tx: Prisma.TransactionClient,
  reading: Reading,
  { thread, judgement, contact, files }: Plan,
): Promise<Outcome> {
  const { received, mail, acceptedBy } = reading;
  const words = { id: received.id, text: wordsOf(mail, files), files: files.ids };
  switch (judgement.becomes) {
    case "ignored": {
      const conversationId =
        judgement.reason === "bounce"
          ? await recordBounce(tx, received.workspaceId, mail)
          : undefined;
      return { placed: { state: "ignored", reason: judgement.reason, conversationId } };
    }
    case "held":
      return { placed: { state: "held", reason: judgement.reason } };
    case "note": {
      if (!thread || !acceptedBy) throw new Error("a note needs a conversation and a member");
      return { placed: await writeMailNote(tx, acceptedBy, thread, mail, words) };
    }
    case "member_message":
    case "contact_message": {
      if (!thread) throw new Error("an answer needs a conversation");
      const isMember = judgement.becomes === "member_message";
      const author = isMember ? thread.member : null;
      return appendMail(tx, received, thread, author, mail, words);
    }
    case "conversation": {
      if (!contact) throw new Error("a conversation needs a contact");
      return startByMail(tx, reading, contact, words);
    }
  }
}

/** The words that are shown: never nothing, so that there is something to see and to search. */
function wordsOf(mail: ParsedMail, files: StoredFiles): string {
  const words = mail.visibleText.trim() || mail.text.trim();
  if (words) return cutText(words, MAX_MESSAGE_CHARS);
  return files.ids.length > 0 ? "" : mail.subject || "(no text)";
}

/** What is kept of the mail itself. While it is held, everything is, so that it can be accepted. */
function factsOf(
  { received, mail, authentication }: Reading,
  headerId: string,
  files: StoredFiles,
  judgement: Judgement,
): Prisma.EmailUpdateManyMutationInput {
  const keepsRaw = judgement.becomes === "held" || files.isIncomplete;
  return {
    headerId,
    fromName: mail.from?.name ?? "",
    fromAddress: mail.from?.address ?? "",
    to: mail.to,
    cc: mail.cc,
    subject: cutText(mail.subject, 500),
    authentication,
    text: cutText(mail.text, MAX_STORED_TEXT),
    html: mail.html,
    excerpt: excerptOf(mail.visibleText || mail.text),
    hasHtml: mail.html !== null,
    isFromContact: judgement.becomes !== "contact_message" || judgement.isFromContact,
    inlineFiles: files.inline,
    doneAt: new Date(),
    raw: keepsRaw ? received.raw : null,
  };
}

async function isKnown(inboxId: string, id: string, headerId: string): Promise<boolean> {
  const where = { inboxId, direction: "incoming" as const, headerId, id: { not: id } };
  return (await db().email.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Whether a conversation has the mail already: it may have been sent to several inboxes at once. What a member
 * accepts is not asked about: they have seen it.
 */
async function isInThread(
  tx: Prisma.TransactionClient,
  { received: { id, workspaceId }, acceptedBy }: Reading,
  { conversationId }: MailThread,
  headerId: string,
): Promise<boolean> {
  if (acceptedBy) return false;
  const incoming = { direction: "incoming", state: "accepted" } as const;
  const where = { workspaceId, conversationId, ...incoming, headerId, id: { not: id } };
  return (await tx.email.findFirst({ where, select: { id: true } })) !== null;
}

/** The same with the conversation locked: of two processes that read the mail at once, the second finds it there. */
async function isPlacedMeanwhile(
  tx: Prisma.TransactionClient,
  reading: Reading,
  thread: MailThread,
  headerId: string,
): Promise<boolean> {
  const { workspaceId } = reading.received;
  await tx.$queryRaw`
    SELECT 1 FROM conversations
    WHERE id = ${thread.conversationId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  return isInThread(tx, reading, thread, headerId);
}

async function forget({ id, workspaceId }: Received): Promise<void> {
  await db().email.deleteMany({ where: { id, workspaceId } });
}

function announce(workspaceId: string, { message, opened, placed }: Outcome, known: string | null) {
  if (message) announceMessage(workspaceId, message);
  if (message && opened) announceOpened(workspaceId, message.conversationId, opened);
  announceEmails(workspaceId, placed.conversationId ?? known);
}
