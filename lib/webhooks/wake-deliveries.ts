import "server-only";
import { afterAnswer } from "../platform/background.ts";

type Deliverer = () => Promise<unknown>;

/** On `globalThis`: the worker and the routes are different bundles of one process. */
const holder = globalThis as { linkdeskDeliverer?: Deliverer };

/** What delivers in this process: a worker that is woken, or on functions a run of a few seconds. */
export function registerDeliverer(deliver: Deliverer | undefined): void {
  holder.linkdeskDeliverer = deliver;
}

/**
 * A delivery is due: it is looked for once the answer is out, when its transaction is over. This is a hint
 * only. Without it, the next look of a worker or of the cron finds it.
 */
export function wakeDeliveries(): void {
  if (holder.linkdeskDeliverer) afterAnswer("webhooks.deliver", holder.linkdeskDeliverer);
}

/** The same for the dispatcher, which has no answer to wait for. Ends when this process has done its part. */
export async function deliverNow(): Promise<void> {
  await holder.linkdeskDeliverer?.();
}
