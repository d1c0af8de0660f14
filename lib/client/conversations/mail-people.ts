import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";

/** Whom a reply by mail goes to: the conversation's own list, or else the address that the contact left. */
export function mailPeople({ emailThread, mailAddress, contact }: ConversationDetail) {
  if (emailThread) return emailThread;
  const to = mailAddress ? [{ name: contact.name, address: mailAddress }] : [];
  return { to, cc: [] };
}
