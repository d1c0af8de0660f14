// Counts the pages that PostgreSQL reads for a call. Time would depend on the machine; pages do not.
import { open } from "node:fs/promises";
import type pg from "pg";

const TRIES = 3;

/** Settings that have the database log what each statement read. */
export const LOG_PAGES = [
  "session_preload_libraries=auto_explain",
  "auto_explain.log_min_duration=0",
  "auto_explain.log_analyze=on",
  "auto_explain.log_buffers=on",
  "auto_explain.log_timing=off",
];

/** Statements of the workers, which run beside every call: the queue's, and the search for due deliveries. */
const OF_WORKERS = /pgboss|pg_stat|data_directory|WITH RECURSIVE waiting|"next_attempt_at" <= /;

/**
 * Pages that the statements of a call read: the lowest of three tries. `prepare` makes what the call
 * uses up, and its statements do not count.
 */
export async function pagesRead(
  client: pg.Client,
  prepare: () => Promise<() => Promise<unknown>>,
): Promise<number> {
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  const log = await open(`${rows[0]?.data_directory}.log`, "r");
  const counts: number[] = [];
  try {
    for (let i = 0; i < TRIES; i++) {
      const call = await prepare();
      const { size: from } = await log.stat();
      await call();
      const { size: to } = await log.stat();
      const { buffer } = await log.read(Buffer.alloc(to - from), 0, to - from, from);
      counts.push(pagesIn(buffer.toString("utf8")));
    }
  } finally {
    await log.close();
  }
  return Math.min(...counts);
}

function pagesIn(log: string): number {
  const plans = log.split(/ duration: .* plan:/).slice(1);
  const ours = plans.filter((plan) => !OF_WORKERS.test(plan));
  return ours.reduce((sum, plan) => sum + buffersIn(plan), 0);
}

/** The first line of buffers in a plan is that of the whole plan. */
function buffersIn(plan: string): number {
  const [, hit = "0", read = "0"] =
    /Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(plan) ?? [];
  return Number(hit) + Number(read);
}
