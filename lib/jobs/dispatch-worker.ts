import "server-only";
import { sendDueScheduled } from "../conversations/send-scheduled.ts";
import { wakeSnoozed } from "../conversations/wake-snoozed.ts";
import { queueDueMails } from "../email/outgoing/queue-due-mails.ts";
import { registerDispatcher } from "../events/wake-dispatcher.ts";
import { log } from "../platform/log.ts";
import { dispatchEvents } from "./dispatch-events.ts";

/** For mails, scheduled messages and snoozed conversations that are due, for events that failed, and for those of a process that died before them. */
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
  let looking: Promise<void> | null = null;
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
    looking ??= lookForDue().then(() => {
      looking = null;
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
      await Promise.all([running, looking]);
    },
  };
}

/** One that fails does not keep the others from being done. */
async function lookForDue(): Promise<void> {
  const now = new Date();
  await queueDueMails(now).catch((error: unknown) => log.error("email.look_failed", { error }));
  await sendDueScheduled(now).catch((error: unknown) =>
    log.error("conversations.send_scheduled_failed", { error }),
  );
  await wakeSnoozed(now).catch((error: unknown) =>
    log.error("conversations.wake_failed", { error }),
  );
}

/** Functions have no worker: whoever answers dispatches for a moment, and a cron does the rest. */
export function dispatchAfterAnswers(): void {
  registerDispatcher(() => dispatchEvents({ maxMs: DRAIN_AFTER_ANSWER_MS }));
}
