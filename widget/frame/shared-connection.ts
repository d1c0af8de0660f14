import type { ChannelHooks } from "@linkdesk/chat/realtime-client.ts";
import type { ConnectionOptions, Realtime } from "@linkdesk/chat/visitor/visitor-connection.ts";
import {
  BEAT_EVERY_MS,
  type TabMessage,
  WORKER_GONE_AFTER_MS,
  type WorkerMessage,
} from "../realtime-worker/messages.ts";
import { apiBase } from "./config.ts";

/** The worker's address; the build puts it in. */
declare const REALTIME_WORKER_PATH: string;
/** A worker that is silent for this long has not started. */
const START_TIMEOUT_MS = 8_000;

type Policy = { createScriptURL: (input: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy };

// The frame's policy allows this one name, once, and it gives this one address.
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  "linkdesk-worker",
  { createScriptURL: () => REALTIME_WORKER_PATH },
);

type Options = ConnectionOptions & {
  /** The worker is gone, and with it all channels that were joined. */
  onLost: () => void;
};

/**
 * A place at the connection that all tabs of this session share. Rejects where there is no such
 * thing: no SharedWorker (Chrome on older Android), storage blocked.
 */
export async function connectShared(options: Options): Promise<Realtime> {
  const { config, token, onLost, onRefused, onCut } = options;
  const hooks = new Map<number, ChannelHooks>();
  let lastId = 0;
  const worker = new SharedWorker(policy?.createScriptURL("") ?? REALTIME_WORKER_PATH, {
    name: location.pathname,
  });
  const tell = (message: TabMessage) => worker.port.postMessage(message);
  let beats: ReturnType<typeof setInterval> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  function beat() {
    tell({ type: "beat" });
    silence ??= setTimeout(onLost, WORKER_GONE_AFTER_MS);
  }
  function close() {
    clearInterval(beats);
    clearTimeout(silence);
    tell({ type: "bye" });
    worker.port.onmessage = null;
  }

  function receive(message: Exclude<WorkerMessage, { type: "ready" | "beat" }>) {
    if (message.type === "event") hooks.get(message.id)?.onEvent(message.name, message.data);
    else if (message.type === "live") hooks.get(message.id)?.onLive(message.isLive);
    else if (message.type === "refused") onRefused(message.status);
    else onCut();
  }
  const started = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(reject, START_TIMEOUT_MS);
    worker.onerror = reject;
    worker.port.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      clearTimeout(silence);
      silence = undefined;
      if (data.type === "beat") return;
      if (data.type !== "ready") return receive(data);
      clearTimeout(timer);
      beats = setInterval(beat, BEAT_EVERY_MS);
      resolve();
    };
  });
  const base = apiBase(location.pathname);
  tell({ type: "hello", apiBase: base, config, token });
  await started.catch((error) => {
    close();
    throw error;
  });

  return {
    join(channel, its) {
      const id = ++lastId;
      hooks.set(id, its);
      tell({ type: "join", id, channel });
      return {
        send: (event, data) => tell({ type: "send", id, name: event, data }),
        leave() {
          if (hooks.delete(id)) tell({ type: "leave", id });
        },
      };
    },
    renew() {
      tell({ type: "online" });
      beat();
    },
    close,
  };
}
