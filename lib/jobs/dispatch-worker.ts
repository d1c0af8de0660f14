import "server-only";
import { registerDispatcher } from "../events/wake-dispatcher.ts";
import { log } from "../platform/log.ts";
import { dispatchEvents } from "./dispatch-events.ts";

/** For events that failed, and for those of a process that died before it dispatched them. */
const LOOK_EVERY_MS = 5_000;
/** Events that are recorded within this time are dispatched together. */
const GATHER_MS = 20;
const DRAIN_AFTER_ANSWER_MS = 5_000;

/** Dispatches in this process: soon after events were recorded here, and every few seconds. */
export function startDispatchWorker(): { stop: () => Promise<void> } {
  let isStopped = false;
  let isWanted = false;
  let gathering: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  const run = async () => {
    gathering = undefined;
    try {
      while (isWanted && !isStopped) {
        isWanted = false;
        await dispatchEvents();
      }
    } catch (error) {
      log.error("events.dispatch_failed", { error });
    }
    running = null;
    if (isWanted) wake();
  };
  const wake = () => {
    isWanted = true;
    if (isStopped || running || gathering) return;
    gathering = setTimeout(() => (running = run()), GATHER_MS);
  };
  const timer = setInterval(wake, LOOK_EVERY_MS);
  timer.unref();
  wake();
  registerDispatcher(async () => wake());
  return {
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      clearTimeout(gathering);
      registerDispatcher(undefined);
      await running;
    },
  };
}

/** Functions have no worker: whoever answers dispatches for a moment, and a cron does the rest. */
export function dispatchAfterAnswers(): void {
  registerDispatcher(() => dispatchEvents({ maxMs: DRAIN_AFTER_ANSWER_MS }));
}
