import "server-only";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import { mailAddressesOf } from "../../conversations/mail-address-of.ts";
import type { Prisma } from "../../platform/db.ts";
import { findOwnAddress } from "../mail-address.ts";
import type { ParsedMail } from "../parse/parsed-mail.ts";

/** The conversation that a mail belongs to, and who was expected to write it. */
export type MailThread = {
  conversationId: string;
  contact: { id: string; name: string | null; isBlocked: boolean; isGoing: boolean };
  /** The mail answers one to this member; null: one to the contact's side. */
  member: { id: string; name: string; email: string } | null;
  /** What was mailed to a member who left since. */
  isToFormerMember: boolean;
  /** Addresses of the contact's side in this conversation, lower-cased. */
  addresses: string[];
  /** Who wrote the mail that it answers, lower-cased; null if that was one of ours. */
  writer: string | null;
  /** A signed address of ours says so, and not only the mail's own headers. */
  isByToken: boolean;
};

const answeredSelect = {
  memberId: true,
  conversationId: true,
  direction: true,
  fromAddress: true,
  isFromContact: true,
  conversation: {
    select: {
      form: true,
      emailThread: { select: { to: true, cc: true } },
      contact: {
        select: {
          id: true,
          name: true,
          email: true,
          blockedAt: true,
          deleteRequestedAt: true,
          addresses: { select: { address: true, bouncedAt: true } },
        },
      },
    },
  },
} as const satisfies Prisma.EmailSelect;

type Answered = Prisma.EmailGetPayload<{ select: typeof answeredSelect }>;

/**
 * Finds the conversation of a mail: by the signed address that it was sent to, else by the mails that its
 * headers name, wherever in `References` they are.
 */
export async function findThread(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  mail: Pick<ParsedMail, "to" | "cc" | "deliveredTo" | "inReplyTo" | "references">,
  recipients: readonly string[],
): Promise<MailThread | null> {
  const addresses = [...mail.to, ...mail.cc].map(({ address }) => address);
  const own = findOwnAddress([...recipients, ...mail.deliveredTo, ...addresses]);
  if (own?.kind === "reply") {
    const where = { id: own.id, workspaceId, direction: "outgoing" as const };
    const answered = await tx.email.findFirst({ where, select: answeredSelect });
    const thread = answered && (await threadOf(tx, workspaceId, answered, true));
    if (thread) return thread;
  }
  const headerIds = [...mail.inReplyTo, ...mail.references];
  if (headerIds.length === 0) return null;
  const answered = await tx.email.findFirst({
    where: { workspaceId, headerId: { in: headerIds }, conversationId: { not: null } },
    orderBy: { createdAt: "desc" },
    select: answeredSelect,
  });
  return answered && threadOf(tx, workspaceId, answered, false);
}

async function threadOf(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  answered: Answered,
  isByToken: boolean,
): Promise<MailThread | null> {
  const { conversationId, conversation, direction, memberId } = answered;
  if (!conversationId || !conversation) return null;
  const { contact } = conversation;
  const writer = direction === "incoming" && !memberId ? answered.fromAddress.toLowerCase() : null;
  // A member's own mail that somebody answers is the contact's side again.
  const isToMember = direction === "outgoing" && memberId !== null;
  const member = isToMember ? await findMember(tx, workspaceId, memberId) : null;
  return {
    conversationId,
    contact: {
      id: contact.id,
      name: contact.name,
      isBlocked: contact.blockedAt !== null,
      isGoing: contact.deleteRequestedAt !== null,
    },
    member,
    isToFormerMember: isToMember && member === null,
    addresses: [
      ...mailAddressesOf(conversation),
      ...contact.addresses.map(({ address }) => address),
      ...(writer !== null && answered.isFromContact ? [writer] : []),
      ...peopleOf(conversation.emailThread).map(({ address }) => address),
    ].map((address) => address.toLowerCase()),
    writer,
    isByToken,
  };
}

function peopleOf(thread: { to: unknown; cc: unknown } | null): MailPerson[] {
  return thread ? [...(thread.to as MailPerson[]), ...(thread.cc as MailPerson[])] : [];
}

async function findMember(tx: Prisma.TransactionClient, workspaceId: string, id: string) {
  const member = await tx.member.findFirst({
    where: { id, workspaceId },
    select: { id: true, user: { select: { name: true, email: true } } },
  });
  return member && { id: member.id, name: member.user.name, email: member.user.email };
}
