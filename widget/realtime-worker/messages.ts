import type { RealtimeClientConfig } from "@linkdesk/contract/widget.ts";

/** How often a tab says that it is there. */
export const BEAT_EVERY_MS = 5_000;
/** A worker that has not answered by then is gone. */
export const WORKER_GONE_AFTER_MS = 3_000;
/** The timers of a hidden tab run once a minute, of a frozen one not at all. */
export const TAB_GONE_AFTER_MS = 150_000;

/**
 * What a tab and the worker that holds its connection say to each other, over the port of a
 * SharedWorker. Both are of one build: the worker's address carries a hash of its content.
 *
 * Ports do not tell when the other side is gone, so both sides beat. Web Locks would tell, but
 * Firefox keeps no page for its back button that holds one, waits for one, or talks with a worker
 * that holds one.
 */
export type TabMessage =
  /** First. Only tabs with the very same token share a connection. */
  | { type: "hello"; apiBase: string; config: RealtimeClientConfig; token: string }
  /** `id` is the tab's own number for what it joined. */
  | { type: "join"; id: number; channel: string }
  | { type: "leave"; id: number }
  | { type: "send"; id: number; name: string; data: unknown }
  /** The tab is there. Answered with the same, so that the tab knows of the worker too. */
  | { type: "beat" }
  /** The browser has a network again. */
  | { type: "online" }
  | { type: "bye" };

export type WorkerMessage =
  | { type: "ready" }
  | { type: "beat" }
  | { type: "event"; id: number; name: string; data: unknown }
  | { type: "live"; id: number; isLive: boolean }
  /** The server does not know the session any more, or does not let it in. */
  | { type: "refused"; status: number }
  /** The server ended the connection. */
  | { type: "cut" };
