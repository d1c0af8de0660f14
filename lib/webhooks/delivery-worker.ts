import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { log } from "../platform/log.ts";
import { reclaimDeliveries } from "./claim-deliveries.ts";
import { createDeliverer, deliverDue } from "./deliver-due.ts";
import { registerDeliverer } from "./wake-deliveries.ts";

/** For retries, and for what another process wrote down and did not live to deliver. */
const LOOK_EVERY_MS = 5_000;
const LOOK_PAUSE_MS = 10;
const DRAIN_AFTER_ANSWER_MS = 5_000;
/** Less than what `npm start` gives the app to stop; what is cut off is tried again. */
const STOP_TIMEOUT_MS = 6_000;

/**
 * Delivers in this process: when it is woken, when an attempt makes room, and every few seconds.
 * It never waits for one receiver before it looks after the others.
 */
export function startDeliveryWorker(): { stop: () => Promise<void> } {
  let isStopped = false;
  let isWanted = false;
  let looking: Promise<void> | null = null;
  const wake = () => {
    isWanted = true;
    if (!isStopped) looking ??= look().finally(() => (looking = null));
  };
  const deliverer = createDeliverer({ now: () => new Date(), onDone: wake });
  const look = async () => {
    try {
      while (isWanted && !isStopped) {
        isWanted = false;
        await deliverer.begin();
        // Attempts that end together make room together: one look for all of them.
        await delay(LOOK_PAUSE_MS);
      }
    } catch (error) {
      log.error("webhooks.look_failed", { error });
    }
  };
  const tick = async () => {
    await reclaimDeliveries(new Date()).catch(() => {});
    wake();
  };
  const timer = setInterval(() => void tick(), LOOK_EVERY_MS);
  timer.unref();
  void tick();
  registerDeliverer(async () => wake());
  return {
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      registerDeliverer(undefined);
      await looking;
      await Promise.race([Promise.all(deliverer.inHand), delay(STOP_TIMEOUT_MS)]);
    },
  };
}

/** Functions have no worker: whoever answers delivers for a moment, and a cron does the rest. */
export function deliverAfterAnswers(): void {
  registerDeliverer(() => deliverDue({ maxMs: DRAIN_AFTER_ANSWER_MS }));
}
