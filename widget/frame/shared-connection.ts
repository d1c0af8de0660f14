import type { ChannelHooks } from "../../lib/contract/chat/realtime-client.ts";
import { uuid } from "../../lib/contract/chat/uuid.ts";
import {
  holdLock,
  type TabMessage,
  type WorkerMessage,
  whenFree,
} from "../realtime-worker/messages.ts";
import { apiBase } from "./config.ts";
import type { ConnectionOptions, Realtime } from "./visitor-connection.ts";

/** The worker's address; the build puts it in. */
declare const REALTIME_WORKER_PATH: string;
/** A worker that is silent for this long is none. */
const START_TIMEOUT_MS = 8_000;

type Policy = { createScriptURL: (input: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy };

// The frame's policy allows this one name, once, and it gives this one address.
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  "linkdesk-worker",
  { createScriptURL: () => REALTIME_WORKER_PATH },
);

type Options = ConnectionOptions & {
  /** The worker is gone: what was joined is not heard of any more. */
  onLost: () => void;
};

/**
 * A place at the connection that all tabs of this session share. Rejects where there is no such
 * thing: no SharedWorker (Chrome on older Android), no Web Locks (plain http), storage blocked.
 */
export async function connectShared(options: Options): Promise<Realtime> {
  const { config, token, onLost, onRefused, onCut } = options;
  const name = `linkdesk-tab-${uuid()}`;
  // Tells the worker that this tab lives, also when it dies without a word.
  const life = await holdLock(name);
  const hooks = new Map<number, ChannelHooks>();
  let lastId = 0;
  let worker: SharedWorker;
  try {
    worker = new SharedWorker(policy?.createScriptURL("") ?? REALTIME_WORKER_PATH, {
      name: location.pathname,
    });
  } catch (error) {
    life.release();
    throw error;
  }
  const tell = (message: TabMessage) => worker.port.postMessage(message);
  let watch: { stop: () => void } | null = null;
  function close() {
    watch?.stop();
    tell({ type: "bye" });
    worker.port.onmessage = null;
    life.release();
  }

  function receive(message: Exclude<WorkerMessage, { type: "ready" }>) {
    if (message.type === "event") hooks.get(message.id)?.onEvent(message.name, message.data);
    else if (message.type === "live") hooks.get(message.id)?.onLive(message.isLive);
    else if (message.type === "refused") onRefused(message.status);
    else onCut();
  }
  const started = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(reject, START_TIMEOUT_MS);
    worker.onerror = reject;
    worker.port.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.type !== "ready") return receive(data);
      clearTimeout(timer);
      watch = whenFree(data.lock, onLost);
      resolve();
    };
  });
  const base = apiBase(location.pathname);
  tell({ type: "hello", apiBase: base, config, token, lock: name });
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
    renew: () => tell({ type: "online" }),
    close,
  };
}
