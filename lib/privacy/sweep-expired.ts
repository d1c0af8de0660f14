import "server-only";
import { linkdesk, recordAudit } from "../audit/record-audit.ts";
import type { InboxRetention } from "../inboxes/list-retentions.ts";
import { db, LONG_TRANSACTION, type Prisma } from "../platform/db.ts";
import { eraseClosedConversations, eraseConversationsByPage } from "./erase-conversations.ts";
import { eraseOrphans } from "./erase-orphans.ts";
import { eraseOldSessions, eraseSessionsByPage } from "./erase-sessions.ts";

/** How much went. */
export type SweepReport = {
  conversations: number;
  messages: number;
  attachments: number;
  sessions: number;
  contacts: number;
};

export const NOTHING_SWEPT: SweepReport = {
  conversations: 0,
  messages: 0,
  attachments: 0,
  sessions: 0,
  contacts: 0,
};

export function addReports(one: SweepReport, other: SweepReport): SweepReport {
  return {
    conversations: one.conversations + other.conversations,
    messages: one.messages + other.messages,
    attachments: one.attachments + other.attachments,
    sessions: one.sessions + other.sessions,
    contacts: one.contacts + other.contacts,
  };
}

type Batch = (
  tx: Prisma.TransactionClient,
) => Promise<Partial<SweepReport> & { contactIds: string[] }>;

/**
 * Deletes what an inbox keeps no longer: closed conversations whose last message is past the
 * retention (the inbox's, or a shorter one that their page asked for), with their messages and
 * files; sessions that are over, with their page trail; and the
 * anonymous contacts that nothing is left of. In batches, each one transaction with its line of
 * the audit log, so that a run may be cut off anywhere and two may run at once. Stops between
 * batches when `mayGoOn` says no. The bytes of the files are the caller's (`removeErasedFiles`).
 */
export async function sweepExpired(
  inbox: InboxRetention,
  now: Date,
  mayGoOn: () => boolean,
): Promise<SweepReport> {
  const byInbox: Batch[] = [
    (tx) => eraseClosedConversations(tx, inbox, now),
    (tx) => eraseOldSessions(tx, inbox, now),
  ];
  const byPage: Batch[] = [
    (tx) => eraseConversationsByPage(tx, inbox, now),
    (tx) => eraseSessionsByPage(tx, inbox, now),
  ];
  const batches = inbox.days === 0 ? byPage : [...byInbox, ...byPage];
  const sweep = { report: NOTHING_SWEPT, eventId: null as string | null };
  for (const batch of batches) {
    for (let isLeft = true; isLeft && mayGoOn(); ) {
      isLeft = await db().$transaction(async (tx) => {
        const { contactIds, ...erased } = await batch(tx);
        if (contactIds.length === 0) return false;
        const contacts = await eraseOrphans(tx, contactIds);
        sweep.report = addReports(sweep.report, { ...NOTHING_SWEPT, ...erased, contacts });
        sweep.eventId = await recordSweep(tx, inbox, sweep);
        return true;
      }, LONG_TRANSACTION);
    }
  }
  return sweep.report;
}

/** One line for a whole run, which grows with every batch. */
async function recordSweep(
  tx: Prisma.TransactionClient,
  inbox: InboxRetention,
  { report, eventId }: { report: SweepReport; eventId: string | null },
): Promise<string> {
  const changes = Object.fromEntries(
    Object.entries({ retentionDays: inbox.days, ...report })
      .filter(([, count]) => count > 0)
      .map(([name, count]) => [name, [null, count] as [null, number]]),
  );
  if (eventId === null) {
    return recordAudit(tx, linkdesk(inbox.workspaceId), {
      action: "retention.swept",
      target: { kind: "inbox", id: inbox.id, label: inbox.name },
      changes,
    });
  }
  await tx.auditEvent.updateMany({
    where: { id: eventId, workspaceId: inbox.workspaceId },
    data: { changes },
  });
  return eventId;
}
