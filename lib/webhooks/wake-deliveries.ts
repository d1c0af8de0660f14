import "server-only";
import { afterAnswer } from "../platform/background.ts";

type Deliverer = () => Promise<unknown>;

/** On `globalThis`: the worker and the routes are different bundles of one process. */
const holder = globalThis as { linkdeskDeliverer?: Deliverer };

/** Who delivers in this process: a worker that is woken, or on functions a run of a few seconds. */
export function registerDeliverer(deliver: Deliverer | undefined): void {
  holder.linkdeskDeliverer = deliver;
}

/**
 * Something waits to be delivered: it is looked at once the answer is out, when its transaction is
 * long over. A hint only; without it the next look of a worker or the cron finds the same.
 */
export function wakeDeliveries(): void {
  if (holder.linkdeskDeliverer) afterAnswer("webhooks.deliver", holder.linkdeskDeliverer);
}
