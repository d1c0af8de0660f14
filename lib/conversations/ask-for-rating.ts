import "server-only";
import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope } from "../access/scope.ts";
import { mailWords } from "../mail/words/mail-words.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { contactLanguage } from "../sessions/contact-language.ts";
import { announceMessage } from "./announce.ts";
import { appendMessage } from "./append-message.ts";

/**
 * Asks the contact to rate the conversation, in their language. Like every message of a program, it neither reopens the
 * conversation nor answers what the contact waits for. Nothing happens while the newest message is such a question
 * without an answer. Returns null: what was said cannot be taken back. Errors: forbidden, not_found; conflict in a
 * conversation by e-mail, where nobody could click a star.
 */
export async function askForRating(caller: Caller, id: string): Promise<null> {
  requirePermission(caller, "conversation.reply");
  const scope = memberScope(caller);
  const conversation = await db().conversation.findFirst({
    where: { id, ...scope },
    select: {
      workspaceId: true,
      inboxId: true,
      contactId: true,
      inbox: { select: { kind: true, settings: true } },
    },
  });
  if (!conversation) throw notFound("conversation");
  const { inbox, ...reader } = conversation;
  if (inbox.kind === "email") {
    throw new AppError("conflict", { userMessage: "A rating can only be asked for in a chat." });
  }
  const question = mailWords(await contactLanguage(reader, inbox)).askForRating;
  const author = { type: "bot" as const, ...(isKey(caller) && { apiKeyId: caller.keyId }) };
  const message = await db().$transaction(async (tx) => {
    if (await isAsked(tx, caller, id)) return null;
    const input = { conversationId: id, clientId: null, text: "", content: stars(question) };
    return (await appendMessage(tx, scope, author, input)).message;
  });
  if (message) announceMessage(caller.workspace.id, message);
  return null;
}

/** Whether the newest message is a question that waits for its answer. The lock has two who ask do so one after the other. */
async function isAsked(tx: Prisma.TransactionClient, caller: Caller, id: string): Promise<boolean> {
  await tx.$queryRaw`
    SELECT 1 FROM conversations
    WHERE id = ${id}::uuid AND workspace_id = ${caller.workspace.id}::uuid FOR UPDATE`;
  const newest = await tx.message.findFirst({
    where: { conversationId: id, conversation: memberScope(caller) },
    orderBy: { seq: "desc" },
    select: { content: true, response: true },
  });
  const { interactive } = (newest?.content ?? {}) as { interactive?: { type?: string } };
  return interactive?.type === "csat" && newest?.response === null;
}

const stars = (text: string): MessageContent => ({
  type: "interactive",
  interactive: { type: "csat", body: { text }, scale: 5 },
});
