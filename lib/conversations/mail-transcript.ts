import "server-only";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import { visitorScope } from "../access/scope.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { limitRate } from "../http/rate-limit.ts";
import { transcriptMail } from "../mail/templates/transcript.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { enqueue } from "../platform/jobs.ts";
import { isMailAvailable, sendMail } from "../platform/mail.ts";
import { noTranscripts, transcriptOf } from "./write-transcript.ts";

const HOUR_MS = 60 * 60 * 1000;
/** The visitor may enter any address, so these limits keep a chat from flooding a mailbox. */
const MAX_PER_CONVERSATION = 3;
const MAX_PER_CONTACT = 10;

/**
 * Queues a mail with the visitor's conversation. Errors: not_found, forbidden (the inbox does not
 * offer it), rate_limited, unavailable (the service sends no mail).
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
    // The lock on the contact makes concurrent requests count one after the other.
    await tx.$queryRaw`SELECT 1 FROM contacts WHERE id = ${contactId}::uuid FOR UPDATE`;
    const found = await tx.conversation.findFirst({
      where: { id, ...scope },
      select: { id: true },
    });
    if (!found) throw notFound("conversation");
    if (!transcript || !transcriptByEmail) throw noTranscripts();
    if (!isMailAvailable()) {
      throw new AppError("unavailable", { userMessage: "This chat can’t send e-mail." });
    }
    const createdAt = { gt: new Date(Date.now() - HOUR_MS) };
    const ofConversation = await tx.transcriptMail.count({
      where: { conversationId: id, createdAt },
    });
    const ofContact = await tx.transcriptMail.count({
      where: { conversation: { contactId }, createdAt },
    });
    if (ofConversation >= MAX_PER_CONVERSATION || ofContact >= MAX_PER_CONTACT) {
      throw new AppError("rate_limited", {
        userMessage: "You have asked for this several times already. Try again in an hour.",
        retryAfterSeconds: HOUR_MS / 1000,
      });
    }
    await tx.transcriptMail.create({ data: { conversationId: id } });
    await enqueue(tx, "mail-transcript", { workspaceId, conversationId: id, email });
  });
}

/** The job: mails the conversation, unless it was deleted in the meantime. */
export async function mailTranscript(
  { workspaceId, conversationId, email }: JobData<"mail-transcript">,
  job: { id: string },
): Promise<void> {
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, workspaceId },
    select: { inbox: { select: { brandName: true, websiteUrl: true } } },
  });
  if (!conversation) return;
  const { brandName, websiteUrl } = conversation.inbox;
  const transcript = await transcriptOf({ workspaceId }, conversationId);
  const mail = transcriptMail({ brandName, websiteUrl, transcript });
  await sendMail({ to: email, ...mail }, job.id);
}
