import "server-only";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import type { Caller } from "../../access/actor.ts";
import { requirePermission } from "../../access/permissions.ts";
import { memberScope, visitorScope } from "../../access/scope.ts";
import type { VisitorSession } from "../../access/visitor-session.ts";
import { addressedSelect, mailAddressOf } from "../../conversations/mail-address-of.ts";
import { noTranscripts, transcriptOf } from "../../conversations/write-transcript.ts";
import { limitRate } from "../../http/rate-limit.ts";
import { mailBrandOf } from "../../inboxes/mail-brand.ts";
import { transcriptMail } from "../../mail/templates/transcript.ts";
import { AppError, invalidField, notFound } from "../../platform/app-error.ts";
import { db, type Prisma } from "../../platform/db.ts";
import { enqueue } from "../../platform/jobs.ts";
import { isMailAvailable } from "../../platform/mail.ts";
import { contactLanguage } from "../../sessions/contact-language.ts";
import { senderOf } from "../accounts/mail-sender.ts";
import { replyAddress } from "../mail-address.ts";
import { createOutgoing, findQueued, sendQueued } from "./outgoing-email.ts";

const HOUR_MS = 60 * 60 * 1000;
/** The visitor may enter any address, so these limits keep a chat from flooding a mailbox. */
const MAX_PER_CONVERSATION = 3;
const MAX_PER_CONTACT = 10;

/**
 * Queues a mail with the visitor's conversation. The address is not the contact's by that: an answer from it is
 * somebody else's (see `findThread`), and the mail has no link that opens the chat. Errors: not_found, forbidden (the
 * inbox does not offer it), rate_limited, unavailable (the service sends no mail).
 */
export async function requestTranscript(
  session: VisitorSession,
  id: string,
  email: string,
): Promise<void> {
  const { transcript, transcriptByEmail } = session.settings.behaviour;
  const scope = visitorScope(session);
  await limitRate([{ name: "recipient:transcript", who: email }]);
  const { workspaceId, contactId } = scope;
  await db().$transaction(async (tx) => {
    await lockContact(tx, contactId);
    const found = await tx.conversation.findFirst({
      where: { id, ...scope },
      select: { inboxId: true, lastSeq: true },
    });
    if (!found) throw notFound("conversation");
    if (!transcript || !transcriptByEmail) throw noTranscripts();
    if (!isMailAvailable()) {
      throw new AppError("unavailable", { userMessage: "This chat can’t send e-mail." });
    }
    await limitTranscripts(tx, id, contactId);
    await queueTranscript(tx, { workspaceId, conversationId: id, email }, found);
  });
}

/**
 * Queues a mail with a conversation for its contact, as the team may: also where visitors cannot ask for it. Without an
 * address it goes where the conversation's mails go. Returns the address. Errors: forbidden, not_found,
 * invalid_request (no address is known), rate_limited, unavailable.
 */
export async function sendTranscript(
  caller: Caller,
  id: string,
  email?: string,
): Promise<{ to: string }> {
  requirePermission(caller, "conversation.reply");
  const scope = memberScope(caller);
  const found = await db().conversation.findFirst({
    where: { id, ...scope },
    select: { ...addressedSelect, inboxId: true, contactId: true, lastSeq: true },
  });
  if (!found) throw notFound("conversation");
  const to = email ?? mailAddressOf(found);
  if (!to) throw invalidField("email", "is needed: no address of the contact is known");
  if (!isMailAvailable()) {
    throw new AppError("unavailable", { userMessage: "This service can’t send e-mail." });
  }
  await limitRate([{ name: "recipient:transcript", who: to }]);
  const job = { workspaceId: scope.workspaceId, conversationId: id, email: to, isByTeam: true };
  await db().$transaction(async (tx) => {
    await lockContact(tx, found.contactId);
    await limitTranscripts(tx, id, found.contactId);
    await queueTranscript(tx, job, found);
  });
  return { to };
}

/** Concurrent requests count one after the other. */
async function lockContact(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM contacts WHERE id = ${id}::uuid FOR UPDATE`;
}

async function limitTranscripts(
  tx: Prisma.TransactionClient,
  conversationId: string,
  contactId: string,
): Promise<void> {
  const recent = { isTranscript: true, createdAt: { gt: new Date(Date.now() - HOUR_MS) } };
  const ofConversation = await tx.email.count({ where: { ...recent, conversationId } });
  const ofContact = await tx.email.count({ where: { ...recent, conversation: { contactId } } });
  if (ofConversation >= MAX_PER_CONVERSATION || ofContact >= MAX_PER_CONTACT) {
    throw new AppError("rate_limited", {
      userMessage: "You have asked for this several times already. Try again in an hour.",
      retryAfterSeconds: HOUR_MS / 1000,
    });
  }
}

type Job = JobData<"mail-transcript">;

async function queueTranscript(
  tx: Prisma.TransactionClient,
  job: Job,
  { inboxId, lastSeq }: { inboxId: string; lastSeq: number },
): Promise<void> {
  const { workspaceId, conversationId, email } = job;
  const emailId = await createOutgoing(tx, {
    ...{ workspaceId, conversationId, inboxId, memberId: null },
    ...{ afterSeq: 0, upToSeq: lastSeq, isTranscript: true },
    to: [{ name: "", address: email }],
  });
  await enqueue(tx, "mail-transcript", { ...job, emailId });
}

/** The job: mails the conversation, unless it was deleted in the meantime. */
export async function mailTranscript(job: Job, attempt: { isLast: boolean }): Promise<void> {
  const { workspaceId, conversationId, email: address, emailId } = job;
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, workspaceId },
    select: {
      inboxId: true,
      lastSeq: true,
      contactId: true,
      inbox: {
        select: { id: true, workspaceId: true, brandName: true, websiteUrl: true, settings: true },
      },
    },
  });
  if (!conversation) return;
  if (!emailId) return db().$transaction((tx) => queueTranscript(tx, job, conversation));
  const email = await findQueued(workspaceId, emailId);
  if (!email) return;
  const { inbox, inboxId, contactId } = conversation;
  const language = await contactLanguage({ workspaceId, inboxId, contactId }, inbox);
  const look = { language, team: inbox.brandName };
  const sender = await senderOf(db(), inbox);
  const replyTo = replyAddress(emailId, sender.replyTo);
  const mail = transcriptMail({
    language,
    brand: mailBrandOf(inbox),
    websiteUrl: inbox.websiteUrl,
    transcript: await transcriptOf({ workspaceId }, conversationId, look),
    isByTeam: job.isByTeam === true,
    canReply: replyTo !== null,
  });
  const to = [{ name: "", address }];
  await sendQueued(email, { ...mail, to, ...(replyTo ? { replyTo } : {}) }, sender, attempt);
}
