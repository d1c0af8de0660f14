/** What a process that answers requests asks of the one beside it that works on jobs (scripts/web.ts). */
export type Wake = "events" | "deliveries";

/** Many requests at the same time ask once. */
const GATHER_MS = 20;

const asked = new Set<Wake>();

/** Tells the process for jobs that there is something to do. A hint: it also looks by itself. */
export async function wakeBeside(what: Wake): Promise<void> {
  if (asked.has(what)) return;
  asked.add(what);
  setTimeout(() => {
    asked.delete(what);
    // While the parent goes away there is nobody to ask.
    if (process.connected) process.send?.({ wake: what }, undefined, undefined, () => {});
  }, GATHER_MS).unref();
}

/** Calls back when a process beside this one asks for something. */
export function onWake(wake: (what: Wake) => void): void {
  process.on("message", (message: unknown) => {
    if (typeof message !== "object" || message === null || !("wake" in message)) return;
    if (message.wake === "events" || message.wake === "deliveries") wake(message.wake);
  });
}
