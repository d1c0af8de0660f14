import { MAX_DELIVERIES } from "@linkdesk/contract/limits.ts";

/** Deliveries are reported in batches, and not at all if the messages are read meanwhile. */
const TELL_AFTER_MS = 1_000;
/** Many browsers of a team receive the same: the first to say so spares the others. */
const TELL_JITTER_MS = 500;

/** Up to which message each side of a conversation has read, and at least received. */
export type Receipts = {
  contactReadSeq: number;
  agentReadSeq: number;
  contactDeliveredSeq: number;
  agentDeliveredSeq: number;
};

/** Merges a report that may be older than the last one: no position moves back. */
export function newerReceipts(known: Receipts, next: Receipts): Receipts {
  return {
    contactReadSeq: Math.max(known.contactReadSeq, next.contactReadSeq),
    agentReadSeq: Math.max(known.agentReadSeq, next.agentReadSeq),
    contactDeliveredSeq: Math.max(known.contactDeliveredSeq, next.contactDeliveredSeq),
    agentDeliveredSeq: Math.max(known.agentDeliveredSeq, next.agentDeliveredSeq),
  };
}

/** How far a message of one side has come on the other. */
export function receiptOf(seq: number, deliveredSeq: number, readSeq: number) {
  if (seq <= readSeq) return "seen";
  return seq <= deliveredSeq ? "delivered" : "sent";
}
export type Receipt = ReturnType<typeof receiptOf>;

/**
 * Reports to the server which messages this browser has received but not marked as read. A report
 * that fails is not repeated; the next change of the conversation sends a new one.
 */
export function createDeliveries(send: (conversations: { id: string; seq: number }[]) => void) {
  const due = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell() {
    timer = undefined;
    const reported = [...due].slice(0, MAX_DELIVERIES).map(([id, seq]) => ({ id, seq }));
    for (const { id } of reported) due.delete(id);
    if (reported.length > 0) send(reported);
    schedule();
  }
  function schedule() {
    if (due.size === 0) return;
    timer ??= setTimeout(tell, TELL_AFTER_MS + Math.random() * TELL_JITTER_MS);
  }

  return {
    /** This browser has received the conversation up to `seq`; the server has recorded `deliveredSeq`. */
    note(id: string, seq: number, deliveredSeq: number) {
      if (seq <= deliveredSeq) {
        if ((due.get(id) ?? 0) <= deliveredSeq) due.delete(id);
        return;
      }
      due.set(id, Math.max(seq, due.get(id) ?? 0));
      schedule();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      due.clear();
    },
  };
}
