import { backoffMs } from "./backoff.ts";

/** How long a message is tried again on its own before it is shown as not sent. */
export const RETRY_FOR_MS = 60_000;
/** Answers such as "your session has ended" are followed by a fresh try, this often. */
const MAX_FRESH_STARTS = 3;

/** What is written. `Payload` is whatever else has to reach the server with it, on every try. */
export type Outgoing<Payload extends object = object> = Payload & {
  clientId: string;
  text: string;
};

export type OutboxEntry<Payload extends object = object> = Outgoing<Payload> & {
  createdAt: string;
  status: "sending" | "failed";
  /** Why it failed, for people; null where nobody said. */
  error: string | null;
  /** Not sent before this time, in milliseconds, and can be taken back until then. */
  notBefore?: number;
};

/** What became of one try. `halt`: stop everything, the page is about to be loaded again. */
export type Delivery =
  | { kind: "delivered" }
  | { kind: "later"; retryAfterMs: number | null; error?: string }
  | { kind: "again" }
  | { kind: "rejected"; error?: string }
  | { kind: "halt" };

type Options<Payload extends object> = {
  deliver: (entry: OutboxEntry<Payload>) => Promise<Delivery>;
  onChange: () => void;
};

/**
 * Messages on their way, sent one after the other so that the order on screen is the order on
 * the server. A message that a later try or an event shows to have arrived leaves the outbox.
 */
export function createOutbox<Payload extends object = object>({
  deliver,
  onChange,
}: Options<Payload>) {
  type Entry = OutboxEntry<Payload>;
  let entries: readonly Entry[] = [];
  /** `halted`: the page is about to be loaded again. */
  let state: "idle" | "sending" | "halted" = "idle";
  let endPause = () => {};
  /** Which message waits to be taken back, and how to end that. */
  let held: { clientId: string; end: () => void } | null = null;

  const update = (next: readonly Entry[]) => {
    entries = next;
    onChange();
  };
  const without = (clientId: string) => entries.filter((e) => e.clientId !== clientId);
  const has = (clientId: string, status: OutboxEntry["status"]) =>
    entries.some((e) => e.clientId === clientId && e.status === status);
  const fail = (error: string | undefined, isMeant: (entry: Entry) => boolean) =>
    update(
      entries.map((e) =>
        isMeant(e) ? { ...e, status: "failed" as const, error: error ?? null } : e,
      ),
    );

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const hold = (clientId: string, ms: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        held = null;
        resolve();
      };
      const timer = setTimeout(end, ms);
      held = { clientId, end };
    });
  const withoutHold = (isMeant: (entry: Entry) => boolean) =>
    update(entries.map((e) => (isMeant(e) ? { ...e, notBefore: undefined } : e)));

  async function send(entry: Entry): Promise<void> {
    const { clientId, notBefore } = entry;
    if (notBefore !== undefined) {
      await hold(clientId, notBefore - Date.now());
      if (!has(clientId, "sending")) return;
      withoutHold((e) => e.clientId === clientId);
    }
    const deadline = Date.now() + RETRY_FOR_MS;
    let freshStarts = 0;
    for (let attempt = 0; has(clientId, "sending"); attempt++) {
      const outcome = await deliver(entry);
      if (!has(clientId, "sending")) return;
      if (outcome.kind === "delivered") return update(without(clientId));
      if (outcome.kind === "rejected") {
        return fail(outcome.error, (e) => e.clientId === clientId);
      }
      if (outcome.kind === "halt") {
        state = "halted";
        return;
      }
      if (outcome.kind === "again" && freshStarts++ < MAX_FRESH_STARTS) continue;
      const { retryAfterMs, error } =
        outcome.kind === "later" ? outcome : { retryAfterMs: null, error: undefined };
      const wait = Math.max(retryAfterMs ?? 0, backoffMs(attempt));
      // Whatever waits behind this message fails with it: sent alone it would be out of order.
      if (Date.now() + wait > deadline) return fail(error, (e) => e.status === "sending");
      await pause(wait);
    }
  }

  const isHalted = () => state === "halted";
  const due = () => (isHalted() ? undefined : entries.find((e) => e.status === "sending"));

  async function run(): Promise<void> {
    if (state !== "idle") return;
    state = "sending";
    for (let next = due(); next; next = due()) await send(next);
    if (!isHalted()) state = "idle";
  }

  return {
    entries: () => entries,
    /** @param holdMs How long it waits before it is sent, and can be taken back. */
    add(message: Outgoing<Payload>, holdMs = 0) {
      const now = Date.now();
      const createdAt = new Date(now).toISOString();
      const waits = holdMs > 0 ? { notBefore: now + holdMs } : undefined;
      update([...entries, { ...message, ...waits, createdAt, status: "sending", error: null }]);
      void run();
    },
    /** Takes back a message that still waits; null once it is on its way. */
    takeBack(clientId: string): Entry | null {
      const entry = entries.find((e) => e.clientId === clientId && e.notBefore !== undefined);
      if (!entry) return null;
      update(without(clientId));
      if (held?.clientId === clientId) held.end();
      return entry;
    },
    /** Sends what waits at once: the page is being left. */
    release() {
      if (!entries.some((e) => e.notBefore !== undefined)) return;
      withoutHold(() => true);
      held?.end();
    },
    /** Takes over what an earlier page left. {@link hurry} sends what that page was sending. */
    restore(left: readonly Entry[]) {
      entries = [...left, ...entries];
    },
    /** Sends again what failed, in the order it was written: one message, or all of them. */
    retry(clientId?: string) {
      update(
        entries.map((e) =>
          e.status === "failed" && (!clientId || e.clientId === clientId)
            ? { ...e, status: "sending" as const, error: null }
            : e,
        ),
      );
      void run();
    },
    /** Gives up a message that failed. One that is on its way cannot be called back. */
    discard(clientId: string) {
      if (has(clientId, "failed")) update(without(clientId));
    },
    /** The network is back: do not wait for the next try. */
    hurry() {
      endPause();
      void run();
    },
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
