import { after } from "next/server";
import { log } from "./log.ts";

/**
 * Goes on with work that the answer to a request need not wait for. It has started already; where
 * a function is frozen after its answer (Vercel), `after` keeps it awake until the work is done.
 * For hints only: what must happen belongs in the transaction.
 */
export function inBackground(name: string, work: Promise<unknown>): void {
  const safe = work.catch((error: unknown) => log.error("background.failed", { name, error }));
  try {
    after(safe);
  } catch {
    // Not within a request (a script, a test): nothing freezes there.
  }
}

/**
 * Does something once the answer is out, where a function is kept awake for it. Elsewhere (a
 * script, a test) there is no answer to wait for, and it is left to whoever runs the jobs.
 */
export function afterAnswer(name: string, work: () => Promise<unknown>): void {
  try {
    after(() => work().catch((error: unknown) => log.error("background.failed", { name, error })));
  } catch {
    // Not within a request.
  }
}
