import { MAX_DELIVERIES } from "./limits.ts";

/** Deliveries are told together, and not at all when what arrived is read meanwhile. */
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

/** What is known after another word, which may be older than the last one: nothing goes back. */
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
 * Tells the server what this browser has received without showing it to be read. A word that does
 * not get through is not repeated by itself: the next look at the conversation gives another.
 */
export function createDeliveries(send: (conversations: { id: string; seq: number }[]) => void) {
  const due = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell() {
    timer = undefined;
    const told = [...due].slice(0, MAX_DELIVERIES).map(([id, seq]) => ({ id, seq }));
    for (const { id } of told) due.delete(id);
    if (told.length > 0) send(told);
    schedule();
  }
  function schedule() {
    if (due.size === 0) return;
    timer ??= setTimeout(tell, TELL_AFTER_MS + Math.random() * TELL_JITTER_MS);
  }

  return {
    /** This browser has the conversation up to `seq`; the server knows of `deliveredSeq`. */
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
