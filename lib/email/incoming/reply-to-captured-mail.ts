import "server-only";
import type { DevReplyBody } from "@linkdesk/contract/emails.ts";
import { capturedMail } from "../../mail/captured-mail.ts";
import { AppError, notFound } from "../../platform/app-error.ts";
import { composeMail } from "../../platform/compose-mail.ts";
import { db } from "../../platform/db.ts";
import { uuidV7 } from "../../platform/uuid.ts";
import { receiveMail } from "./receive-mail.ts";

/**
 * Answers a captured mail as its reader's mail program would: quoting it, with its headers, through the way that
 * every mail comes in. For the person at this machine. Errors: not_found; conflict, if answers to the mail
 * are not read.
 */
export async function replyToCapturedMail(
  headers: Headers,
  { mailId, text, from }: DevReplyBody,
): Promise<void> {
  const mail = (await capturedMail(headers))?.find(({ id }) => id === mailId);
  if (!mail) throw notFound("mail");
  const { replyTo, to, messageId, references } = mail;
  if (!replyTo)
    throw new AppError("conflict", { userMessage: "Replies to this mail are not read." });
  const quote = mail.text.trimEnd().replace(/^/gm, "> ");
  const raw = await composeMail({
    from: from ?? to,
    to: replyTo,
    subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    text: `${text}\n\nOn ${new Date(mail.sentAt).toUTCString()}, ${mail.from} wrote:\n\n${quote}\n`,
    messageId: `<${uuidV7()}@reply.localhost>`,
    ...(messageId ? { inReplyTo: messageId, references: [...references, messageId] } : {}),
  });
  const arrival = { source: "preview" as const, recipients: [replyTo] };
  const isOurs = await db().$transaction((tx) => receiveMail(tx, null, raw, arrival));
  if (!isOurs)
    throw new AppError("conflict", { userMessage: "Its conversation is not there any more." });
}
