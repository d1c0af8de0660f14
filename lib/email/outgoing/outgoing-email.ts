import "server-only";
import type { EmailState } from "@linkdesk/contract/email-states.ts";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import { recordEvents } from "../../events/record-events.ts";
import { db, type Prisma } from "../../platform/db.ts";
import { type Mail, sendMail } from "../../platform/mail.ts";
import { uuidV7 } from "../../platform/uuid.ts";
import type { MailSender } from "../accounts/mail-sender.ts";
import { announceEmails } from "../announce-emails.ts";
import { ownHeaderId } from "../header-id.ts";

type NewEmail = {
  workspaceId: string;
  inboxId: string;
  conversationId: string;
  /** To this member; null: to the contact's side. */
  memberId: string | null;
  afterSeq: number;
  upToSeq: number;
  isTranscript?: boolean;
  to?: MailPerson[];
  cc?: MailPerson[];
};

/** Inserts the row of a mail that is to be sent, with its Message-ID. Returns its id. */
export async function createOutgoing(
  tx: Prisma.TransactionClient,
  data: NewEmail,
): Promise<string> {
  const id = uuidV7();
  const headerId = ownHeaderId(id);
  const row = { ...data, id, headerId, direction: "outgoing" as const };
  await tx.email.create({ data: row, select: { id: true } });
  return id;
}

const outgoingSelect = {
  id: true,
  workspaceId: true,
  inboxId: true,
  conversationId: true,
  memberId: true,
  afterSeq: true,
  upToSeq: true,
  to: true,
  cc: true,
} as const;

export type Outgoing = Omit<
  Prisma.EmailGetPayload<{ select: typeof outgoingSelect }>,
  "conversationId"
> & { conversationId: string };

/**
 * The row of a mail that waits to be sent, or could not be sent and is tried again; null if it was sent, or its
 * conversation is gone.
 */
export async function findQueued(workspaceId: string, emailId: string): Promise<Outgoing | null> {
  const state = { in: ["queued", "failed"] as EmailState[] };
  const where = { id: emailId, workspaceId, direction: "outgoing", state } as const;
  const row = await db().email.findFirst({ where, select: outgoingSelect });
  return row?.conversationId ? { ...row, conversationId: row.conversationId } : null;
}

/** The headers that keep the mails of a conversation to the same person together (RFC 5322, 3.6.4). */
export type ThreadHeaders = {
  inReplyTo: string | undefined;
  references: string[];
  /** The subject of the newest mail before; null if this is the first. */
  subject: string | null;
};

/** As mail programs keep them: the first ones and the newest. */
const MAX_REFERENCES = 20;

/** What was mailed in the conversation with this person before; a transcript may have gone to anybody. */
export async function threadHeaders(email: Outgoing): Promise<ThreadHeaders> {
  const { id, workspaceId, conversationId, memberId } = email;
  const before = await db().email.findMany({
    where: {
      workspaceId,
      conversationId,
      memberId,
      id: { not: id },
      headerId: { not: null },
      isTranscript: false,
      isFromContact: true,
      state: { in: ["sent", "accepted"] },
    },
    orderBy: { createdAt: "desc" },
    take: MAX_REFERENCES,
    select: { headerId: true, subject: true },
  });
  const references = before.flatMap(({ headerId }) => headerId ?? []).reverse();
  return { inReplyTo: references.at(-1), references, subject: before[0]?.subject ?? null };
}

/** Sends a queued mail and writes down what became of it. A refusal for good ends it. */
export async function sendQueued(
  { id, workspaceId, conversationId }: Outgoing,
  mail: Mail & { to: MailPerson[] },
  { from, transport }: Pick<MailSender, "from" | "transport">,
  { isLast }: { isLast: boolean },
): Promise<void> {
  const where = { id, workspaceId };
  const { to, cc = [], subject } = mail;
  let refused: string | null;
  const headers = {
    to: mail.to.map(withPlainName),
    ...(mail.cc ? { cc: mail.cc.map(withPlainName) } : {}),
    ...(from ? { from: withPlainName(from) } : {}),
  };
  try {
    ({ refused } = await sendMail({ ...mail, ...headers }, id, { transport }));
  } catch (error) {
    // The conversation says why it was not sent, or not yet.
    const reason = error instanceof Error ? error.message.slice(0, 500) : null;
    if (isLast) await markFailed(where, { reason, to, cc });
    else await db().email.updateMany({ where, data: { reason, state: "queued" } });
    announceEmails(workspaceId, conversationId);
    throw error;
  }
  const data = { reason: refused, to, cc, subject, doneAt: new Date() };
  if (refused === null) await db().email.updateMany({ where, data: { ...data, state: "sent" } });
  else await markFailed(where, data);
  announceEmails(workspaceId, conversationId);
}

/** A visitor's name may be anything; in a header it is one line. */
const withPlainName = ({ name, address }: MailPerson): MailPerson => ({
  name: name.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim(),
  address,
});

/** Ends a mail that is not sent, because there is nothing left to say or nobody to say it to. */
export async function dropQueued({ id, workspaceId }: Outgoing): Promise<void> {
  await db().email.deleteMany({ where: { id, workspaceId, state: "queued" } });
}

/** Ends a mail that must not be sent, and says why. */
export async function failQueued(
  { id, workspaceId, conversationId }: Outgoing,
  reason: string,
): Promise<void> {
  await markFailed({ id, workspaceId }, { reason, doneAt: new Date() });
  announceEmails(workspaceId, conversationId);
}

type Failure = {
  reason: string | null;
  to?: MailPerson[];
  cc?: MailPerson[];
  subject?: string;
  doneAt?: Date;
};

/**
 * The mail is given up. That is an event if it was for the contact; a transcript goes to an address that need not
 * be theirs. An admin may have it tried again, and a second failure says nothing new.
 */
async function markFailed(
  where: { id: string; workspaceId: string },
  data: Failure,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.email.updateMany({
      where: { ...where, state: "queued" },
      data: { ...data, state: "failed" },
    });
    if (count === 0) {
      await tx.email.updateMany({ where: { ...where, state: "failed" }, data });
      return;
    }
    const row = await tx.email.findFirst({
      where: { ...where, memberId: null, isTranscript: false },
      select: {
        inboxId: true,
        conversationId: true,
        conversation: { select: { contactId: true } },
      },
    });
    if (!row?.conversation) return;
    const { inboxId, conversationId, conversation } = row;
    const about = { workspaceId: where.workspaceId, inboxId, conversationId };
    const { contactId } = conversation;
    const actor = { type: "system", id: null } as const;
    const failed = { type: "email.failed", ...about, contactId, actor } as const;
    await recordEvents(tx, [{ ...failed, data: { emailId: where.id } }]);
  });
}
