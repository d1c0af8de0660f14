import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** Read while running, not bundled; functions have no watchdog. */
const WORKER = "lib/platform/watchdog-worker.mjs";
const BEAT_MS = 100;
/** Nobody waits for a second without asking what happened. */
const MAX_SILENCE_MS = 1_000;
const SLOTS = 64;
const SLOT_BYTES = 128;

// Next.js loads this module more than once: once for the start, once for the routes.
const shared = globalThis as { linkdeskWatchdog?: { names?: Uint8Array } };
shared.linkdeskWatchdog ??= {};
const state = shared.linkdeskWatchdog;
const encoder = new TextEncoder();

/**
 * Starts a thread that writes `event_loop.blocked` to the log while this process answers nobody: with
 * the requests and jobs that were under way, then with the code that was running.
 */
export function startWatchdog(maxSilenceMs = MAX_SILENCE_MS): void {
  if (state.names) return;
  const names = new SharedArrayBuffer(SLOTS * SLOT_BYTES);
  const beat = new SharedArrayBuffer(8);
  const clock = new BigInt64Array(beat);
  const tick = () => Atomics.store(clock, 0, BigInt(Date.now()));
  tick();
  setInterval(tick, BEAT_MS).unref();
  const worker = new Worker(join(/* turbopackIgnore: true */ process.cwd(), WORKER), {
    workerData: { beat, names, slotBytes: SLOT_BYTES, maxSilenceMs },
    // Variables of the service are none of its business.
    env: {},
    execArgv: [],
  });
  // The service is as good without it.
  worker.on("error", () => {});
  worker.unref();
  state.names = new Uint8Array(names);
}

/** Does something under a name that the watchdog can tell: a request's path, a job's name. */
export async function watched<T>(name: string, run: () => Promise<T> | T): Promise<T> {
  const { names } = state;
  const at = names ? freeSlot(names) : -1;
  if (!names || at < 0) return run();
  const { written } = encoder.encodeInto(name, names.subarray(at + 1, at + SLOT_BYTES));
  Atomics.store(names, at, written);
  try {
    return await run();
  } finally {
    Atomics.store(names, at, 0);
  }
}

function freeSlot(names: Uint8Array): number {
  for (let at = 0; at < names.length; at += SLOT_BYTES) if (names[at] === 0) return at;
  return -1;
}
