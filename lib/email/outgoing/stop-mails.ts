import "server-only";
import type { Language } from "@linkdesk/contract/languages.ts";
import { notFound } from "../../platform/app-error.ts";
import { db } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { sign, verify } from "../../platform/secrets.ts";
import { contactLanguage } from "../../sessions/contact-language.ts";

/**
 * Where the reader of a mail stops more mails about its conversation: `page` has a button, and the one-click
 * button of mail programs posts to `oneClick` (RFC 8058). They work for as long as the conversation exists.
 */
export function stopAddresses(conversationId: string): { page: string; oneClick: string } {
  const { APP_URL } = env();
  const token = sign("mail-stop", conversationId);
  return {
    page: `${APP_URL}/unsubscribe/${token}`,
    oneClick: `${APP_URL}/api/v1/unsubscribe/${token}`,
  };
}

type Stop = { brandName: string; isStopped: boolean; language: Language };

/** What the page shows, in the language of the mail; null if the address is none of ours, or the conversation is gone. */
export async function findStop(token: string): Promise<Stop | null> {
  const id = verify("mail-stop", token);
  if (!id) return null;
  const row = await db().conversation.findFirst({
    where: { id },
    select: {
      workspaceId: true,
      inboxId: true,
      contactId: true,
      inbox: { select: { brandName: true, settings: true } },
      mails: { where: { side: "contact" }, select: { stoppedAt: true } },
    },
  });
  if (!row) return null;
  const language = await contactLanguage(row, row.inbox);
  const isStopped = row.mails[0]?.stoppedAt != null;
  return { brandName: row.inbox.brandName, isStopped, language };
}

/** Mails the contact nothing more about the conversation, or again. Errors: not_found. */
export async function stopMails(token: string, isStopped: boolean): Promise<void> {
  const conversationId = verify("mail-stop", token);
  if (!conversationId) throw notFound("conversation");
  const where = { id: conversationId };
  const conversation = await db().conversation.findFirst({ where, select: { workspaceId: true } });
  if (!conversation) throw notFound("conversation");
  const stoppedAt = isStopped ? new Date() : null;
  const { workspaceId } = conversation;
  await db().conversationMail.upsert({
    where: { conversationId_side: { conversationId, side: "contact" } },
    create: { conversationId, side: "contact", workspaceId, stoppedAt },
    update: { stoppedAt },
  });
}
