import { backoffMs } from "./backoff.ts";

/** How long a message is tried again on its own before it is shown as not sent. */
export const RETRY_FOR_MS = 60_000;
/** Answers such as "your session has ended" are followed by a fresh try, this often. */
const MAX_FRESH_STARTS = 3;

export type OutboxEntry = {
  clientId: string;
  text: string;
  createdAt: string;
  status: "sending" | "failed";
};

/** What became of one try. `halt`: stop everything, the frame is about to be loaded again. */
export type Delivery =
  | { kind: "delivered" }
  | { kind: "later"; retryAfterMs: number | null }
  | { kind: "again" }
  | { kind: "rejected" }
  | { kind: "halt" };

type Options = { deliver: (entry: OutboxEntry) => Promise<Delivery>; onChange: () => void };
export type Outbox = ReturnType<typeof createOutbox>;

/**
 * Messages on their way, sent one after the other so that the order on screen is the order on
 * the server. A message that a later try or an event shows to have arrived leaves the outbox.
 */
export function createOutbox({ deliver, onChange }: Options) {
  let entries: readonly OutboxEntry[] = [];
  let running = false;
  let halted = false;
  let endPause = () => {};

  const update = (next: readonly OutboxEntry[]) => {
    entries = next;
    onChange();
  };
  const without = (clientId: string) => entries.filter((e) => e.clientId !== clientId);
  const isSending = (clientId: string) =>
    entries.some((e) => e.clientId === clientId && e.status === "sending");
  const fail = (isMeant: (entry: OutboxEntry) => boolean) =>
    update(entries.map((e) => (isMeant(e) ? { ...e, status: "failed" as const } : e)));

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function send(entry: OutboxEntry): Promise<void> {
    const deadline = Date.now() + RETRY_FOR_MS;
    let freshStarts = 0;
    for (let attempt = 0; isSending(entry.clientId); attempt++) {
      const outcome = await deliver(entry);
      if (!isSending(entry.clientId)) return;
      if (outcome.kind === "delivered") return update(without(entry.clientId));
      if (outcome.kind === "rejected") return fail((e) => e.clientId === entry.clientId);
      if (outcome.kind === "halt") {
        halted = true;
        return;
      }
      if (outcome.kind === "again" && freshStarts++ < MAX_FRESH_STARTS) continue;
      const asked = outcome.kind === "later" ? (outcome.retryAfterMs ?? 0) : 0;
      const wait = Math.max(asked, backoffMs(attempt));
      // Whatever waits behind this message fails with it: sent alone it would be out of order.
      if (Date.now() + wait > deadline) return fail(() => true);
      await pause(wait);
    }
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    while (!halted) {
      const next = entries.find((e) => e.status === "sending");
      if (!next) break;
      await send(next);
    }
    running = false;
  }

  return {
    entries: () => entries,
    add(message: { clientId: string; text: string }) {
      const entry = { ...message, createdAt: new Date().toISOString(), status: "sending" as const };
      update([...entries, entry]);
      void run();
    },
    /** Sends again whatever failed, in the order it was written. */
    retry() {
      update(entries.map((e) => ({ ...e, status: "sending" as const })));
      void run();
    },
    /** The network is back: do not wait for the next try. */
    hurry: () => endPause(),
    /** The server has this message, whichever way that became known. */
    settle(clientId: string | null) {
      if (!clientId || !entries.some((e) => e.clientId === clientId)) return;
      update(without(clientId));
      endPause();
    },
    clear() {
      if (entries.length > 0) update([]);
      endPause();
    },
  };
}
