import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import type { Language } from "@linkdesk/contract/languages.ts";
import { displayName } from "../../contacts/display-name.ts";
import { listMessages } from "../../conversations/list-messages.ts";
import { addressedSelect, mailAddressOf } from "../../conversations/mail-address-of.ts";
import { messagePassages } from "../../conversations/message-lines.ts";
import { isWithin } from "../../http/rate-limit.ts";
import { mailBrandOf } from "../../inboxes/mail-brand.ts";
import { unreadRepliesMail } from "../../mail/templates/unread-replies.ts";
import { waitingVisitorMail } from "../../mail/templates/waiting-visitor.ts";
import type { Passage } from "../../mail/write-mail.ts";
import { db } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { log } from "../../platform/log.ts";
import { contactLanguage } from "../../sessions/contact-language.ts";
import { senderOf } from "../accounts/mail-sender.ts";
import { replyAddress } from "../mail-address.ts";
import { chatLink } from "./chat-link.ts";
import {
  createOutgoing,
  dropQueued,
  failQueued,
  findQueued,
  type Outgoing,
  sendQueued,
  threadHeaders,
} from "./outgoing-email.ts";
import { replySubject } from "./reply-subject.ts";
import { stopAddresses } from "./stop-mails.ts";

type Job = JobData<"mail-unread-messages">;
type Attempt = { isLast: boolean };

/** The most messages that are read for one mail: those in between of the other side are left out. */
const MAX_READ = 100;

/**
 * The job: mails a member or the contact what they have not read while they were away. What was read or deleted
 * in the meantime is left out; if nothing is left, there is no mail.
 */
export async function mailUnreadMessages(job: Job, attempt: Attempt): Promise<void> {
  const emailId = job.emailId ?? (await adopt(job));
  const email = emailId ? await findQueued(job.workspaceId, emailId) : null;
  if (!email) return;
  const conversation = await readConversation(email);
  const read = email.memberId ? conversation?.agentReadSeq : conversation?.contactReadSeq;
  const messages = await readMessages(email, Math.max(email.afterSeq, read ?? 0));
  if (!conversation || messages.length === 0) return dropQueued(email);
  return email.memberId
    ? mailMember(email, attempt, conversation, messages)
    : mailContact(email, attempt, conversation, messages);
}

/** The row of a job that the previous release queued. */
async function adopt({ workspaceId, conversationId, memberId, after, upTo }: Job) {
  const where = { id: conversationId, workspaceId };
  const conversation = await db().conversation.findFirst({ where, select: { inboxId: true } });
  if (!conversation) return null;
  const { inboxId } = conversation;
  const range = { afterSeq: after, upToSeq: upTo };
  return createOutgoing(db(), { workspaceId, conversationId, inboxId, memberId, ...range });
}

type Conversation = NonNullable<Awaited<ReturnType<typeof readConversation>>>;

function readConversation({ workspaceId, conversationId }: Outgoing) {
  return db().conversation.findFirst({
    where: { id: conversationId, workspaceId },
    select: {
      ...addressedSelect,
      agentReadSeq: true,
      contactReadSeq: true,
      contact: {
        select: { ...addressedSelect.contact.select, id: true, name: true, blockedAt: true },
      },
      inbox: {
        select: {
          id: true,
          workspaceId: true,
          kind: true,
          brandName: true,
          websiteUrl: true,
          settings: true,
        },
      },
    },
  });
}

async function readMessages(
  { workspaceId, conversationId, memberId, upToSeq }: Outgoing,
  after: number,
): Promise<Message[]> {
  const author = memberId ? "contact" : "agent";
  const page = await listMessages({ workspaceId }, conversationId, { after, limit: MAX_READ });
  return page.messages.filter(({ seq, author: { type } }) => seq <= upToSeq && type === author);
}

async function mailMember(
  email: Outgoing,
  attempt: Attempt,
  { contact, inbox }: Conversation,
  messages: Message[],
): Promise<void> {
  const { workspaceId, conversationId } = email;
  const where = { id: email.memberId ?? "", workspaceId };
  const select = { user: { select: { name: true, email: true } } };
  const member = await db().member.findFirst({ where, select });
  if (!member) return dropQueued(email);
  const sender = await senderOf(db(), inbox);
  const replyTo = replyAddress(email.id, sender.replyTo);
  const mail = waitingVisitorMail({
    visitor: displayName(contact),
    brandName: inbox.brandName,
    isByMail: inbox.kind === "email",
    quoted: passagesOf(messages),
    url: `${env().APP_URL}/conversations/${conversationId}`,
    canReply: replyTo !== null,
  });
  const to = [{ name: member.user.name, address: member.user.email }];
  return deliver(email, attempt, { ...mail, to, replyTo }, sender);
}

async function mailContact(
  email: Outgoing,
  attempt: Attempt,
  conversation: Conversation,
  messages: Message[],
): Promise<void> {
  const { contact, inbox } = conversation;
  const address = mailAddressOf(conversation);
  if (contact.blockedAt || address === null) return dropQueued(email);
  const sender = await senderOf(db(), inbox);
  const replyTo = replyAddress(email.id, sender.replyTo);
  const { workspaceId, inboxId } = email;
  const language = await contactLanguage({ workspaceId, inboxId, contactId: contact.id }, inbox);
  const stop = stopAddresses(email.conversationId);
  const mail = unreadRepliesMail({
    language,
    brand: mailBrandOf(inbox),
    author: messages.at(-1)?.author.name ?? "",
    websiteUrl: inbox.websiteUrl,
    chatUrl: chatLink(email.conversationId, inbox.websiteUrl),
    quoted: passagesOf(messages, { language, team: inbox.brandName }),
    count: messages.length,
    canReply: replyTo !== null,
    stopUrl: stop.page,
  });
  const to = [{ name: contact.name ?? "", address }];
  const headers = {
    "List-Unsubscribe": `<${stop.oneClick}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  return deliver(email, attempt, { ...mail, to, replyTo, headers }, sender);
}

type Content = {
  subject: string;
  text: string;
  html: string;
  to: MailPerson[];
  replyTo: string | null;
  headers?: { [name: string]: string };
};

/** An address gets only so many of these, whoever has typed it in how many chats. */
async function deliver(
  email: Outgoing,
  attempt: Attempt,
  { replyTo, ...content }: Content,
  sender: Awaited<ReturnType<typeof senderOf>>,
): Promise<void> {
  const who = content.to[0]?.address.toLowerCase() ?? "";
  if (!(await isWithin([{ name: "recipient:conversation", who }]))) {
    log.warn("email.too_many", { email: email.id });
    return failQueued(email, "too_many");
  }
  const { subject, ...headers } = await threadHeaders(email);
  const mail = {
    ...content,
    ...headers,
    ...(replyTo ? { replyTo } : {}),
    // Programs that show a thread as one want one subject.
    subject: subject ? replySubject(subject) : content.subject,
  };
  return sendQueued(email, mail, sender, attempt);
}

function passagesOf(messages: Message[], look?: { language: Language; team: string }): Passage[] {
  return messages.flatMap((message, i) => [
    ...(i > 0 ? [{ text: "\n\n" }] : []),
    ...messagePassages(message, look),
  ]);
}
