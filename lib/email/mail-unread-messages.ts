import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import { displayName } from "../contacts/display-name.ts";
import { listMessages } from "../conversations/list-messages.ts";
import { mailAddressOf } from "../conversations/mail-address-of.ts";
import { messagePassages } from "../conversations/message-lines.ts";
import { isWithin } from "../http/rate-limit.ts";
import { unreadRepliesMail } from "../mail/templates/unread-replies.ts";
import { waitingVisitorMail } from "../mail/templates/waiting-visitor.ts";
import type { Mail, Passage } from "../mail/write-mail.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { log } from "../platform/log.ts";
import { sendMail } from "../platform/mail.ts";

type Job = JobData<"mail-unread-messages">;

/** The most messages that are read for one mail: those in between of the other side are left out. */
const MAX_READ = 100;

/**
 * The job: mails a member or the contact what they have not read while they were away. What was read or deleted
 * in the meantime is left out; if nothing is left, there is no mail.
 */
export async function mailUnreadMessages(job: Job, { id }: { id: string }): Promise<void> {
  const { workspaceId, conversationId, memberId } = job;
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, workspaceId },
    select: {
      agentReadSeq: true,
      contactReadSeq: true,
      form: true,
      contact: { select: { id: true, name: true, email: true, blockedAt: true } },
      inbox: { select: { brandName: true, websiteUrl: true } },
    },
  });
  if (!conversation) return;
  const read = memberId ? conversation.agentReadSeq : conversation.contactReadSeq;
  const messages = await readMessages(job, Math.max(job.after, read));
  if (messages.length === 0) return;
  const { contact, inbox } = conversation;
  const quoted = passagesOf(messages);
  if (memberId) {
    const url = `${env().APP_URL}/conversations/${conversationId}`;
    const to = await memberAddress(workspaceId, memberId);
    const mail = waitingVisitorMail({ visitor: displayName(contact), ...inbox, quoted, url });
    return deliver(to, mail, id);
  }
  if (contact.blockedAt) return;
  const author = messages.at(-1)?.author.name || inbox.brandName;
  const mail = unreadRepliesMail({ author, ...inbox, quoted, count: messages.length });
  return deliver(mailAddressOf(conversation), mail, id);
}

async function readMessages(
  { workspaceId, conversationId, memberId, upTo }: Job,
  after: number,
): Promise<Message[]> {
  const author = memberId ? "contact" : "agent";
  const page = await listMessages({ workspaceId }, conversationId, { after, limit: MAX_READ });
  return page.messages.filter((message) => message.seq <= upTo && message.author.type === author);
}

function passagesOf(messages: Message[]): Passage[] {
  return messages.flatMap((message, i) => [
    ...(i > 0 ? [{ text: "\n\n" }] : []),
    ...messagePassages(message),
  ]);
}

async function memberAddress(workspaceId: string, memberId: string): Promise<string | null> {
  const member = await db().member.findFirst({
    where: { id: memberId, workspaceId },
    select: { user: { select: { email: true } } },
  });
  return member?.user.email ?? null;
}

/** An address gets only so many of these, whoever has typed it in how many chats. */
async function deliver(to: string | null, mail: Mail, id: string): Promise<void> {
  if (to === null) return;
  if (!(await isWithin([{ name: "recipient:conversation", who: to.toLowerCase() }]))) {
    log.warn("email.too_many", { job: id });
    return;
  }
  await sendMail({ to, ...mail }, id);
}
