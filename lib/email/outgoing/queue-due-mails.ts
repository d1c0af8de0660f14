import "server-only";
import { durationMs } from "@linkdesk/contract/duration.ts";
import { addressedSelect, mailAddressOf } from "../../conversations/mail-address-of.ts";
import { readSettings } from "../../inboxes/serialize-inbox.ts";
import { db, LONG_TRANSACTION, type Prisma } from "../../platform/db.ts";
import { enqueue } from "../../platform/jobs.ts";
import { log } from "../../platform/log.ts";
import { listRecipients } from "./list-recipients.ts";
import { createOutgoing } from "./outgoing-email.ts";

/** At once; what is left is found by the next look. */
const MAX_ROWS = 200;
const PAUSE_AFTER_FAILURE_MS = 5 * 60_000;

type Due = {
  conversationId: string;
  workspaceId: string;
  side: "team" | "contact";
  mailedSeq: number;
};

/**
 * Looks at the conversations in which a side may be away, and queues the mails. Where the side has been there
 * meanwhile, it looks again when the threshold has passed since; what was read is not mailed. Any number of
 * processes may call it at the same time. Returns the number of mails.
 */
export async function queueDueMails(now: Date): Promise<number> {
  let queued = 0;
  for (let looked = 0; looked < MAX_ROWS; looked++) {
    const count = await queueNext(now);
    if (count === null) break;
    queued += count;
  }
  return queued;
}

/** One row; if that fails, it is looked at again later, and the rows behind it have their turn. */
async function queueNext(now: Date): Promise<number | null> {
  let due: Due | undefined;
  try {
    return await db().$transaction(async (tx) => {
      due = await findDue(tx, now);
      return due ? await queueMails(tx, due, now) : null;
    }, LONG_TRANSACTION);
  } catch (error) {
    if (!due) throw error;
    const { conversationId, side } = due;
    log.error("email.not_queued", { conversation: conversationId, side, error });
    await db().conversationMail.updateMany({
      where: { conversationId, side },
      data: { dueAt: new Date(now.getTime() + PAUSE_AFTER_FAILURE_MS) },
    });
    return 0;
  }
}

/** The oldest due row, locked. */
async function findDue(tx: Prisma.TransactionClient, now: Date): Promise<Due | undefined> {
  const [due] = await tx.$queryRaw<Due[]>`
    SELECT conversation_id AS "conversationId", workspace_id AS "workspaceId", side::text AS side,
      mailed_seq AS "mailedSeq"
    FROM conversation_mails WHERE due_at <= ${now}
    ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return due;
}

/** Queues what a due row leads to, in the transaction that changes the row. Returns the number of mails. */
async function queueMails(tx: Prisma.TransactionClient, due: Due, now: Date): Promise<number> {
  const { conversationId, workspaceId, side } = due;
  const decision = await decide(tx, due, now);
  const where = { conversationId_side: { conversationId, side } };
  if ("again" in decision) {
    await tx.conversationMail.update({ where, data: { dueAt: decision.again } });
    return 0;
  }
  const { recipients, ranges } = decision;
  for (const memberId of recipients) {
    for (const { after, upTo } of ranges) {
      const ids = { workspaceId, conversationId, memberId };
      const range = { afterSeq: after, upToSeq: upTo };
      const emailId = await createOutgoing(tx, { ...ids, inboxId: decision.inboxId, ...range });
      await enqueue(tx, "mail-unread-messages", { ...ids, after, upTo, emailId });
    }
  }
  const isMailed = recipients.length > 0 && ranges.length > 0;
  const mailedSeq = ranges.at(-1)?.upTo;
  await tx.conversationMail.update({
    where,
    data: { dueAt: null, ...(isMailed ? { lastMailAt: now, mailedSeq } : {}) },
  });
  return recipients.length * ranges.length;
}

type Range = { after: number; upTo: number };
type Decision =
  | { again: Date }
  | { inboxId: string; recipients: (string | null)[]; ranges: Range[] };

const NOTHING: Decision = { inboxId: "", recipients: [], ranges: [] };

async function decide(tx: Prisma.TransactionClient, due: Due, now: Date): Promise<Decision> {
  const conversation = await tx.conversation.findFirst({
    where: { id: due.conversationId, workspaceId: due.workspaceId },
    select: {
      ...addressedSelect,
      agentReadSeq: true,
      contactReadSeq: true,
      assigneeId: true,
      inboxId: true,
      contact: {
        select: {
          ...addressedSelect.contact.select,
          id: true,
          blockedAt: true,
          deleteRequestedAt: true,
        },
      },
      inbox: { select: { settings: true } },
      mails: { where: { side: due.side }, select: { stoppedAt: true } },
    },
  });
  if (!conversation) return NOTHING;
  const { continuity } = readSettings(conversation.inbox.settings);
  const { contact, assigneeId, inboxId, mails } = conversation;
  if (!continuity.enabled || contact.deleteRequestedAt || mails[0]?.stoppedAt) return NOTHING;
  const isForTeam = due.side === "team";
  if (!isForTeam && (contact.blockedAt || mailAddressOf(conversation) === null)) return NOTHING;

  const read = isForTeam ? conversation.agentReadSeq : conversation.contactReadSeq;
  const unread = await tx.message.findMany({
    where: {
      conversationId: due.conversationId,
      seq: { gt: Math.max(due.mailedSeq, read) },
      authorType: isForTeam ? "contact" : "agent",
    },
    orderBy: { seq: "asc" },
    select: { seq: true },
  });
  if (unread.length === 0) return NOTHING;
  const lastSeenAt = isForTeam
    ? await teamLastSeenAt(tx, due.workspaceId)
    : await contactLastSeenAt(tx, contact.id);
  const again = new Date((lastSeenAt?.getTime() ?? 0) + durationMs(continuity.offlineThreshold));
  if (again > now) return { again };
  const recipients = isForTeam
    ? await listRecipients(tx, due.workspaceId, assigneeId, continuity)
    : [null];
  const seqs = unread.map(({ seq }) => seq);
  return { inboxId, recipients, ranges: splitRanges(seqs, continuity.maxMessagesPerEmail) };
}

/** Ranges of at most `size` of the messages each, none left out. */
function splitRanges(seqs: number[], size: number): Range[] {
  const ranges: Range[] = [];
  for (let start = 0; start < seqs.length; start += size) {
    const part = seqs.slice(start, start + size);
    ranges.push({ after: (part[0] ?? 1) - 1, upTo: part.at(-1) ?? 0 });
  }
  return ranges;
}

/** When anybody of the team was last at the dashboard. */
async function teamLastSeenAt(
  tx: Prisma.TransactionClient,
  workspaceId: string,
): Promise<Date | null> {
  const { _max } = await tx.member.aggregate({
    where: { workspaceId },
    _max: { lastSeenAt: true },
  });
  return _max.lastSeenAt;
}

async function contactLastSeenAt(
  tx: Prisma.TransactionClient,
  contactId: string,
): Promise<Date | null> {
  const { _max } = await tx.session.aggregate({ where: { contactId }, _max: { lastSeenAt: true } });
  return _max.lastSeenAt;
}
