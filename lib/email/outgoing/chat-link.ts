import "server-only";
import type { LinkedSession, OpenChatLinkBody } from "@linkdesk/contract/widget.ts";
import { addressedSelect, mailAddressOf } from "../../conversations/mail-address-of.ts";
import { limitRate } from "../../http/rate-limit.ts";
import { assertCallerAllowed } from "../../inboxes/access-rules.ts";
import { publicInbox } from "../../inboxes/public-inbox.ts";
import { AppError } from "../../platform/app-error.ts";
import { db } from "../../platform/db.ts";
import { createToken, sign, verify } from "../../platform/secrets.ts";
import { type Browser, sessionColumns } from "../../sessions/session-columns.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Mail is read late; what it says is in it anyway. */
const VALID_MS = 7 * DAY_MS;

const chatSelect = {
  ...addressedSelect,
  id: true,
  workspaceId: true,
  inboxId: true,
  contact: {
    select: {
      ...addressedSelect.contact.select,
      id: true,
      externalUserId: true,
      blockedAt: true,
      deleteRequestedAt: true,
    },
  },
} as const;

/**
 * The address of the website with a ticket that opens the chat there as the contact. The ticket is signed,
 * expires, and stands for what the mail's reader may see: see {@link openChatLink}.
 */
export function chatLink(conversationId: string, websiteUrl: string, now = Date.now()): string {
  const url = new URL(websiteUrl);
  url.hash = `linkdesk=${sign("chat-link", `${conversationId} ${now + VALID_MS}`)}`;
  return url.href;
}

/**
 * Opens a session for the contact of a mailed link. An address is a claim: the link opens nothing of a contact
 * whom the website has verified, nor of one who left different addresses in their conversations.
 * Errors: not_found, inbox_disabled, blocked, domain_not_trusted, ticket_invalid.
 */
export async function openChatLink(
  { inboxId, ticket }: OpenChatLinkBody,
  browser: Browser,
): Promise<LinkedSession> {
  const inbox = await publicInbox(inboxId, browser.address);
  assertCallerAllowed(inbox.security, browser.origin ?? null);
  const [conversationId = "", expires] = verify("chat-link", ticket)?.split(" ") ?? [];
  if (!(Number(expires) > Date.now())) throw new AppError("ticket_invalid");
  const where = { id: conversationId, inboxId, workspaceId: inbox.workspaceId };
  const conversation = await db().conversation.findFirst({ where, select: chatSelect });
  const contact = conversation?.contact;
  if (!contact || contact.externalUserId !== null || contact.deleteRequestedAt) {
    throw new AppError("ticket_invalid", { cause: "the contact is gone, or verified" });
  }
  if (contact.blockedAt) throw new AppError("blocked", { cause: "the contact is blocked" });
  const others = await db().conversation.findMany({
    where: { contactId: contact.id, workspaceId: inbox.workspaceId },
    take: MAX_CONVERSATIONS + 1,
    select: { form: true, emailThread: { select: { to: true } } },
  });
  const address = mailAddressOf(conversation);
  const isTheirs = others.every((other) => {
    const theirs = mailAddressOf({ ...other, contact: { email: null, addresses: [] } });
    return theirs === null || theirs === address;
  });
  if (!isTheirs || others.length > MAX_CONVERSATIONS) {
    throw new AppError("ticket_invalid", { cause: "the contact has left several addresses" });
  }
  await limitRate([{ name: "inbox:session", who: inbox.id }]);
  const token = createToken();
  await db().session.create({
    data: {
      ...sessionColumns(token, { inboxId, ticket }, browser, inbox.settings),
      workspace: { connect: { id: inbox.workspaceId } },
      inbox: { connect: { id: inbox.id } },
      contact: { connect: { id: contact.id } },
      expiresAt: new Date(Date.now() + inbox.settings.privacy.sessionDays * DAY_MS),
    },
    select: { id: true },
  });
  return { token };
}

/** Nobody without a verified identity has more, and each of them is looked at. */
const MAX_CONVERSATIONS = 200;
