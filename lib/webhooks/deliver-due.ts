import "server-only";
import { log } from "../platform/log.ts";
import { type AttemptOptions, attemptDelivery } from "./attempt-delivery.ts";
import { type ClaimedDelivery, claimDeliveries, reclaimDeliveries } from "./claim-deliveries.ts";

/** Attempts at once in one process, of all webhooks together. */
const PARALLEL = 32;

/** Attempts under way in this process, and the means to begin more. */
export function createDeliverer(options: AttemptOptions & { onDone?: () => void }) {
  const inHand = new Set<Promise<void>>();
  return {
    inHand,
    /** Begins what is due and has room; does not wait for it. Returns how many it began. */
    async begin(): Promise<number> {
      const claimed = await claimDeliveries(options.now(), PARALLEL - inHand.size);
      for (const delivery of claimed) {
        const work: Promise<void> = attempt(delivery, options).finally(() => {
          inHand.delete(work);
          options.onDone?.();
        });
        inHand.add(work);
      }
      return claimed.length;
    },
  };
}

/**
 * Delivers what is due, of many receivers at once, until nothing is or the time is up. Returns the
 * number of attempts. May run in any number of processes at the same time.
 */
export async function deliverDue({
  maxMs = Infinity,
  now = () => new Date(),
  ...options
}: Partial<AttemptOptions> & { maxMs?: number } = {}): Promise<number> {
  const started = performance.now();
  const deliverer = createDeliverer({ ...options, now });
  let attempts = 0;
  await reclaimDeliveries(now());
  for (;;) {
    if (performance.now() - started < maxMs) attempts += await deliverer.begin();
    if (deliverer.inHand.size === 0) return attempts;
    // Whoever is done first makes room, for another of its own or of somebody who waited.
    await Promise.race(deliverer.inHand);
  }
}

/** What fails here is our own: its lease runs out, and it is tried again. */
async function attempt(delivery: ClaimedDelivery, options: AttemptOptions): Promise<void> {
  try {
    await attemptDelivery(delivery, options);
  } catch (error) {
    log.error("webhooks.delivery_failed", { delivery: delivery.id, error });
  }
}
