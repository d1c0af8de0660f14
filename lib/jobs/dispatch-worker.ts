import "server-only";
import { queueDueMails } from "../email/outgoing/queue-due-mails.ts";
import { registerDispatcher } from "../events/wake-dispatcher.ts";
import { log } from "../platform/log.ts";
import { dispatchEvents } from "./dispatch-events.ts";

/** For mails that are due, for events that failed, and for those of a process that died before them. */
const LOOK_EVERY_MS = 5_000;
/** The least time between two runs: in a busy moment, events are dispatched together. */
const PAUSE_MS = 250;
const DRAIN_AFTER_ANSWER_MS = 5_000;

/** Dispatches in this process: as soon as events were recorded here, and every few seconds. */
export function startDispatchWorker(): { stop: () => Promise<void> } {
  let isStopped = false;
  let isWanted = false;
  let pause: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let mailing: Promise<void> | null = null;
  const run = async () => {
    isWanted = false;
    await dispatchEvents().catch((error: unknown) =>
      log.error("events.dispatch_failed", { error }),
    );
    running = null;
    if (isStopped) return;
    pause = setTimeout(() => {
      pause = undefined;
      if (isWanted) wake();
    }, PAUSE_MS);
  };
  const wake = () => {
    isWanted = true;
    if (!isStopped && !running && !pause) running = run();
  };
  const look = () => {
    wake();
    mailing ??= queueDueMails(new Date())
      .catch((error: unknown) => log.error("email.look_failed", { error }))
      .then(() => {
        mailing = null;
      });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  look();
  registerDispatcher(async () => wake());
  return {
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      clearTimeout(pause);
      registerDispatcher(undefined);
      await Promise.all([running, mailing]);
    },
  };
}

/** Functions have no worker: whoever answers dispatches for a moment, and a cron does the rest. */
export function dispatchAfterAnswers(): void {
  registerDispatcher(() => dispatchEvents({ maxMs: DRAIN_AFTER_ANSWER_MS }));
}
