import "server-only";
import { afterAnswer } from "../platform/background.ts";

type Dispatch = () => Promise<unknown>;

/** On `globalThis`: the worker and the routes are different bundles of one process. */
const holder = globalThis as { linkdeskDispatch?: Dispatch };

/** What dispatches in this process: a worker that is woken, or on functions a run of a few seconds. */
export function registerDispatcher(dispatch: Dispatch | undefined): void {
  holder.linkdeskDispatch = dispatch;
}

/**
 * Events were recorded: they are dispatched once the answer is out, when their transaction is over. This is a
 * hint only. Without it, the next look of a worker or of the cron finds them.
 */
export function wakeDispatcher(): void {
  if (holder.linkdeskDispatch) afterAnswer("events.dispatch", holder.linkdeskDispatch);
}

/** The same for a process beside this one, which has no answer to wait for here. */
export async function dispatchNow(): Promise<void> {
  await holder.linkdeskDispatch?.();
}
