import "server-only";
import { drainJobs, maintainJobs } from "../platform/jobs.ts";

/** Well within the time that a function may take. */
const MAX_MS = 20_000;

/** What a worker would do now, in a bounded time. */
export async function runDueJobs(): Promise<{ done: number; failed: number }> {
  await maintainJobs();
  return drainJobs(MAX_MS);
}
