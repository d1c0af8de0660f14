import type { Author, Message, MessagePage } from "@/lib/contract/conversations";

/** A message of ours that the server has not confirmed yet. */
export type Outgoing = {
  clientId: string;
  text: string;
  createdAt: string;
  state: "sending" | "failed";
  /** Why it failed, for people. */
  error: string | null;
};

/**
 * What this browser knows of one conversation. `messages` ascend by `seq` without repeats;
 * they may have holes, which {@link firstGap} finds. `lastSeq` is the newest known to exist.
 */
export type MessageStore = {
  messages: readonly Message[];
  outgoing: readonly Outgoing[];
  lastSeq: number;
  hasOlder: boolean;
};

export const EMPTY_STORE: MessageStore = {
  messages: [],
  outgoing: [],
  lastSeq: 0,
  hasOlder: false,
};

/** Adds messages by `seq`; a confirmed message takes the place of its optimistic copy. */
export function mergeMessages(store: MessageStore, incoming: readonly Message[]): MessageStore {
  if (incoming.length === 0) return store;
  const bySeq = new Map(store.messages.map((m) => [m.seq, m]));
  for (const message of incoming) bySeq.set(message.seq, message);
  const messages = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  const confirmed = new Set(incoming.map((m) => m.clientId));
  return {
    ...store,
    messages,
    outgoing: store.outgoing.some((o) => confirmed.has(o.clientId))
      ? store.outgoing.filter((o) => !confirmed.has(o.clientId))
      : store.outgoing,
    lastSeq: Math.max(store.lastSeq, messages.at(-1)?.seq ?? 0),
  };
}

/** The newest page: what a thread starts from, or starts again from after a long absence. */
export function startFrom(store: MessageStore, page: MessagePage): MessageStore {
  const fresh = mergeMessages({ ...store, messages: [] }, page.messages);
  return { ...fresh, lastSeq: Math.max(fresh.lastSeq, page.lastSeq), hasOlder: page.hasMore };
}

/** A page of history, read with `before`. */
export function mergeOlder(store: MessageStore, page: MessagePage): MessageStore {
  return { ...mergeMessages(store, page.messages), hasOlder: page.hasMore };
}

/** A page read with `after`. */
export function mergeNewer(store: MessageStore, page: MessagePage): MessageStore {
  return noteSeq(mergeMessages(store, page.messages), page.lastSeq);
}

/** Remembers that a message exists, though its content has not arrived. */
export function noteSeq(store: MessageStore, seq: number): MessageStore {
  return seq > store.lastSeq ? { ...store, lastSeq: seq } : store;
}

/** The `seq` after which something is missing, or null when all is there. */
export function firstGap(store: MessageStore): number | null {
  let previous = store.messages[0]?.seq;
  if (previous === undefined) return store.lastSeq > 0 ? 0 : null;
  for (const { seq } of store.messages) {
    if (seq > previous + 1) return previous;
    previous = seq;
  }
  return store.lastSeq > previous ? previous : null;
}

export function newestSeq(store: MessageStore): number {
  return store.messages.at(-1)?.seq ?? 0;
}

/** Shows a message before the server has it; the same `clientId` again means "try again". */
export function addOutgoing(
  store: MessageStore,
  message: { clientId: string; text: string; createdAt: string },
): MessageStore {
  const entry: Outgoing = { ...message, state: "sending", error: null };
  const known = store.outgoing.some((o) => o.clientId === message.clientId);
  return {
    ...store,
    outgoing: known
      ? store.outgoing.map((o) => (o.clientId === message.clientId ? entry : o))
      : [...store.outgoing, entry],
  };
}

export function failOutgoing(store: MessageStore, clientId: string, error: string): MessageStore {
  return {
    ...store,
    outgoing: store.outgoing.map((o) =>
      o.clientId === clientId ? { ...o, state: "failed" as const, error } : o,
    ),
  };
}

export function discardOutgoing(store: MessageStore, clientId: string): MessageStore {
  return { ...store, outgoing: store.outgoing.filter((o) => o.clientId !== clientId) };
}

/** The newest message that the other side wrote: what "read" is about. */
export function newestSeqOf(store: MessageStore, type: Author["type"]): number {
  return store.messages.findLast((m) => m.author.type === type)?.seq ?? 0;
}
