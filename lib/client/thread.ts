import type { Message, MessagePage } from "@/lib/contract/conversations";
import {
  addOutgoing,
  discardOutgoing,
  EMPTY_STORE,
  failOutgoing,
  firstGap,
  type MessageStore,
  mergeMessages,
  mergeNewer,
  mergeOlder,
  newestSeq,
  noteSeq,
  startFrom,
} from "./message-store.ts";

/** Further behind than this, a thread starts again from the newest page. */
const MAX_CATCH_UP = 300;
/** A server that never fills a hole must not make the browser ask for ever. */
const MAX_CATCH_UP_PAGES = 10;

export type ThreadSnapshot = {
  store: MessageStore;
  status: "idle" | "loading" | "ready" | "failed";
  olderStatus: "idle" | "loading" | "failed";
  error: unknown;
};

export type ThreadDeps = {
  fetchPage: (query: { after?: number; before?: number }) => Promise<MessagePage>;
  post: (body: { clientId: string; text: string }) => Promise<Message>;
  errorText: (error: unknown) => string;
  newId: () => string;
};

/** One conversation's messages: loading, catching up, history and sending. No React in it. */
export type Thread = ReturnType<typeof createThread>;

export function createThread(deps: ThreadDeps) {
  let snapshot: ThreadSnapshot = {
    store: EMPTY_STORE,
    status: "idle",
    olderStatus: "idle",
    error: null,
  };
  const listeners = new Set<() => void>();
  let syncing: Promise<void> | null = null;
  let syncAgain = false;

  function set(change: Partial<ThreadSnapshot>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }
  function update(change: (store: MessageStore) => MessageStore): void {
    set({ store: change(snapshot.store) });
  }

  async function loadNewest(): Promise<void> {
    const page = await deps.fetchPage({});
    update((store) => startFrom(store, page));
  }

  /** Fetches what came after the newest message, then whatever is missing in between. */
  async function catchUp(): Promise<void> {
    let after = newestSeq(snapshot.store);
    if (after === 0) return loadNewest();
    after = firstGap(snapshot.store) ?? after;
    for (let pages = 0; pages < MAX_CATCH_UP_PAGES; pages += 1) {
      const page = await deps.fetchPage({ after });
      if (page.lastSeq - after > MAX_CATCH_UP) return loadNewest();
      update((store) => mergeNewer(store, page));
      const gap = firstGap(snapshot.store);
      if (gap === null || (page.messages.length === 0 && gap === after)) return;
      after = gap;
    }
  }

  async function runSync(): Promise<void> {
    if (snapshot.status !== "ready") set({ status: "loading", error: null });
    try {
      do {
        syncAgain = false;
        await (snapshot.status === "ready" ? catchUp() : loadNewest());
        set({ status: "ready", error: null });
      } while (syncAgain);
    } catch (error) {
      set(snapshot.status === "ready" ? { error } : { status: "failed", error });
    }
  }

  /** Makes the thread complete; calls while one is running are joined into one more round. */
  function sync(): Promise<void> {
    if (syncing) {
      syncAgain = true;
      return syncing;
    }
    syncing = runSync().finally(() => {
      syncing = null;
    });
    return syncing;
  }

  /** A message was announced; `null` means that its content has to be fetched. */
  function receive(seq: number, message: Message | null): void {
    update((store) => (message ? mergeMessages(store, [message]) : noteSeq(store, seq)));
    if (snapshot.status === "ready" && firstGap(snapshot.store) !== null) void sync();
    else if (syncing) syncAgain = true;
  }

  async function loadOlder(): Promise<void> {
    const oldest = snapshot.store.messages[0]?.seq;
    if (oldest === undefined || !snapshot.store.hasOlder || snapshot.olderStatus === "loading")
      return;
    set({ olderStatus: "loading" });
    try {
      const page = await deps.fetchPage({ before: oldest });
      set({ store: mergeOlder(snapshot.store, page), olderStatus: "idle" });
    } catch {
      set({ olderStatus: "failed" });
    }
  }

  async function deliver(clientId: string, text: string, createdAt: string): Promise<void> {
    update((store) => addOutgoing(store, { clientId, text, createdAt }));
    try {
      const message = await deps.post({ clientId, text });
      update((store) => mergeMessages(store, [message]));
      if (snapshot.status === "ready" && firstGap(snapshot.store) !== null) void sync();
    } catch (error) {
      // The event may have confirmed it although the answer got lost.
      update((store) => failOutgoing(store, clientId, deps.errorText(error)));
    }
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    sync,
    receive,
    loadOlder,
    send: (text: string) => deliver(deps.newId(), text, new Date().toISOString()),
    retry(clientId: string): Promise<void> {
      const failed = snapshot.store.outgoing.find((o) => o.clientId === clientId);
      if (failed?.state !== "failed") return Promise.resolve();
      return deliver(clientId, failed.text, failed.createdAt);
    },
    discard: (clientId: string) => update((store) => discardOutgoing(store, clientId)),
  };
}
