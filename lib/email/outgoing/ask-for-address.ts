import "server-only";
import type { Language } from "@linkdesk/contract/languages.ts";
import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import { announceMessage } from "../../conversations/announce.ts";
import { appendMessage } from "../../conversations/append-message.ts";
import { addressedSelect, mailAddressOf } from "../../conversations/mail-address-of.ts";
import type { DispatchedEvent } from "../../events/dispatched-event.ts";
import { readSettings } from "../../inboxes/serialize-inbox.ts";
import { mailWords } from "../../mail/words/mail-words.ts";
import type { Prisma } from "../../platform/db.ts";
import { isMailAvailable } from "../../platform/mail.ts";
import { contactLanguage } from "../../sessions/contact-language.ts";
import { isTeamOnline } from "../../workspaces/team-presence.ts";

/**
 * A consumer of events: a visitor has begun to chat while nobody is there, and has left no address. Where the
 * inbox wants it, the chat asks for one, and says what happens with it. The answer is in the conversation's
 * form: see `answerMessage`.
 */
export async function askForAddress(
  tx: Prisma.TransactionClient,
  events: readonly DispatchedEvent[],
): Promise<(() => Promise<void>) | null> {
  if (!isMailAvailable()) return null;
  const asked: (() => void)[] = [];
  for (const { workspaceId, conversationId } of events) {
    if (!conversationId) continue;
    const conversation = await findConversation(tx, workspaceId, conversationId);
    if (!conversation || !(await isWanted(conversation))) continue;
    const { inboxId, contactId, inbox } = conversation;
    const language = await contactLanguage({ workspaceId, inboxId, contactId }, inbox);
    const { message } = await appendMessage(
      tx,
      { workspaceId },
      { type: "bot" },
      { conversationId, clientId: null, text: "", content: questionIn(language) },
    );
    asked.push(() => announceMessage(workspaceId, message));
  }
  if (asked.length === 0) return null;
  return async () => {
    for (const announce of asked) announce();
  };
}

function findConversation(tx: Prisma.TransactionClient, workspaceId: string, id: string) {
  return tx.conversation.findFirst({
    where: { id, workspaceId, inbox: { kind: "webchat" } },
    select: {
      ...addressedSelect,
      workspaceId: true,
      inboxId: true,
      contactId: true,
      inbox: { select: { settings: true } },
    },
  });
}

type Conversation = NonNullable<Awaited<ReturnType<typeof findConversation>>>;

async function isWanted(conversation: Conversation): Promise<boolean> {
  const { continuity } = readSettings(conversation.inbox.settings);
  if (!continuity.enabled || !continuity.askForAddress) return false;
  return mailAddressOf(conversation) === null && !(await isTeamOnline(conversation.workspaceId));
}

function questionIn(language: Language): MessageContent {
  const words = mailWords(language);
  const field = { name: "email", label: words.address, type: "email", required: true } as const;
  return {
    type: "interactive",
    interactive: {
      type: "form",
      body: { text: words.askForAddress },
      fields: [field],
      submitButton: words.send,
    },
  };
}
