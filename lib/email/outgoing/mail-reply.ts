import "server-only";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import { fillSignature } from "@linkdesk/contract/fill-signature.ts";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import { displayName } from "../../contacts/display-name.ts";
import { isWithin } from "../../http/rate-limit.ts";
import { replyMail } from "../../mail/templates/reply.ts";
import { db } from "../../platform/db.ts";
import { getFile } from "../../platform/storage.ts";
import { contactLanguage } from "../../sessions/contact-language.ts";
import { senderOf } from "../accounts/mail-sender.ts";
import { replyAddress } from "../mail-address.ts";
import {
  dropQueued,
  failQueued,
  findQueued,
  type Outgoing,
  sendQueued,
  threadHeaders,
} from "./outgoing-email.ts";
import { replySubject } from "./reply-subject.ts";

/** More than this is not attached: most servers refuse mails of more than 25 MB, and base64 adds a third. */
const MAX_ATTACHED_BYTES = 17 * 1024 * 1024;

/** The job: mails one message of the team in a conversation that travels by e-mail, quoting what it answers. */
export async function mailReply(
  { workspaceId, emailId }: JobData<"mail-reply">,
  attempt: { isLast: boolean },
): Promise<void> {
  const email = await findQueued(workspaceId, emailId);
  if (!email) return;
  const { message, conversation } = await read(email);
  if (!message || !conversation) return dropQueued(email);
  const { contact, inbox, emailThread } = conversation;
  if (contact.blockedAt) return failQueued(email, "blocked");
  const bounced = new Set(contact.addresses.map(({ address }) => address));
  const works = ({ address }: MailPerson) => !bounced.has(address);
  const to = (email.to as MailPerson[]).filter(works);
  const cc = (email.cc as MailPerson[]).filter(works);
  if (to.length === 0) return failQueued(email, "no_address");
  const uses = [...to, ...cc].map(({ address }) => ({
    name: "recipient:reply" as const,
    who: address,
  }));
  const perConversation = { name: "conversation:reply" as const, who: email.conversationId };
  if (!(await isWithin([perConversation, ...uses]))) return failQueued(email, "too_many");

  const sender = await senderOf(db(), inbox);
  const author = message.member?.user.name ?? inbox.brandName;
  const { subject, ...headers } = await threadHeaders(email);
  const quoted = await findQuoted(email);
  const files = await readFiles(message.attachments);
  const reader = { workspaceId, inboxId: email.inboxId, contactId: contact.id };
  const mail = replyMail({
    language: await contactLanguage(reader, inbox),
    subject: subject ? replySubject(subject) : (emailThread?.subject ?? ""),
    text: message.text,
    signature: fillSignature(sender.signature, {
      agentName: author,
      brand: inbox.brandName,
      inbox: inbox.name,
    }),
    quoted: quoted && { ...quoted, from: quoted.from || displayName(contact) },
    missingFiles: files.missing,
  });
  const replyTo = replyAddress(email.id, sender.replyTo);
  const from = sender.from && {
    name: `${author} (${sender.from.name})`,
    address: sender.from.address,
  };
  await sendQueued(
    email,
    {
      ...mail,
      ...headers,
      to,
      cc,
      ...(replyTo ? { replyTo } : {}),
      attachments: files.attached,
      // A person wrote it.
      headers: { "Auto-Submitted": "no" },
    },
    { from, transport: sender.transport },
    attempt,
  );
}

async function read({ workspaceId, conversationId, upToSeq }: Outgoing) {
  const message = await db().message.findFirst({
    where: { workspaceId, conversationId, seq: upToSeq },
    select: {
      text: true,
      member: { select: { user: { select: { name: true } } } },
      attachments: {
        orderBy: { position: "asc" },
        select: { id: true, name: true, contentType: true, bytes: true },
      },
    },
  });
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, workspaceId },
    select: {
      contact: {
        select: {
          id: true,
          name: true,
          blockedAt: true,
          addresses: { where: { bouncedAt: { not: null } }, select: { address: true } },
        },
      },
      inbox: {
        select: { id: true, workspaceId: true, name: true, brandName: true, settings: true },
      },
      emailThread: { select: { subject: true } },
    },
  });
  return { message, conversation };
}

/** The newest mail that came in before the reply, which the reply quotes. */
async function findQuoted({ workspaceId, conversationId, id }: Outgoing) {
  const row = await db().email.findFirst({
    where: {
      workspaceId,
      conversationId,
      direction: "incoming",
      state: "accepted",
      memberId: null,
      id: { lt: id },
    },
    orderBy: { createdAt: "desc" },
    select: { fromName: true, fromAddress: true, text: true, createdAt: true },
  });
  return row && { from: row.fromName || row.fromAddress, at: row.createdAt, text: row.text ?? "" };
}

type File = { id: string; name: string; contentType: string; bytes: number };

/** As many of the files as a mail may carry; the names of the others. */
async function readFiles(files: File[]) {
  const attached: { filename: string; contentType: string; content: Buffer }[] = [];
  const missing: string[] = [];
  let total = 0;
  for (const { id, name, contentType, bytes } of files) {
    total += bytes;
    const content = total <= MAX_ATTACHED_BYTES ? await getFile(id) : null;
    if (content) attached.push({ filename: name, contentType, content: Buffer.from(content) });
    else missing.push(name);
  }
  return { attached, missing };
}
