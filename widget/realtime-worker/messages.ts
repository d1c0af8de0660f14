import type { RealtimeClientConfig } from "../../lib/contract/widget.ts";

/**
 * What a tab and the worker that holds its connection say to each other, over the port of a
 * SharedWorker. Both are of one build: the worker's address carries a hash of its content.
 */
export type TabMessage =
  /** First. Only tabs with the very same token share a connection. */
  | { type: "hello"; apiBase: string; config: RealtimeClientConfig; token: string; lock: string }
  /** `id` is the tab's own number for what it joined. */
  | { type: "join"; id: number; channel: string }
  | { type: "leave"; id: number }
  | { type: "send"; id: number; name: string; data: unknown }
  /** The browser has a network again. */
  | { type: "online" }
  | { type: "bye" };

export type WorkerMessage =
  /** `lock` is held for as long as the worker lives. */
  | { type: "ready"; lock: string }
  | { type: "event"; id: number; name: string; data: unknown }
  | { type: "live"; id: number; isLive: boolean }
  /** The server does not know the session any more, or does not let it in. */
  | { type: "refused"; status: number }
  /** The server ended the connection. */
  | { type: "cut" };

/** Holds this Web Lock until `release`. Rejects where there are none for this page. */
export function holdLock(name: string): Promise<{ release: () => void }> {
  return new Promise((resolve, reject) => {
    const hold = () => new Promise<void>((release) => resolve({ release }));
    navigator.locks.request(name, hold).catch(reject);
  });
}

/** Calls back when whoever holds this Web Lock is gone, however they went. */
export function whenFree(name: string, callback: () => void): { stop: () => void } {
  const waiting = new AbortController();
  navigator.locks.request(name, { signal: waiting.signal }, callback).catch(() => {
    // Stopped.
  });
  return { stop: () => waiting.abort() };
}
