import { standInName } from "@linkdesk/contract/contact-names.ts";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import type { ReplyFacts } from "@linkdesk/contract/fill-variables.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";

/** What a saved reply says when it is inserted into a conversation. What an anonymous visitor is called is no name. */
export function replyFacts(
  { id, contact, inbox }: Pick<ConversationDetail, "id" | "contact" | "inbox">,
  agentName: string,
  inboxes: readonly Pick<Inbox, "id" | "brandName">[] = [],
): ReplyFacts {
  const isNamed = !contact.isAnonymous && contact.name !== standInName(contact.id);
  return {
    contact: { name: isNamed ? contact.name : null, email: contact.email },
    agentName,
    inboxName: inbox.name,
    brandName: inboxes.find((one) => one.id === inbox.id)?.brandName ?? "",
    conversationId: id,
  };
}
