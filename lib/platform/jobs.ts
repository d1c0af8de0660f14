import {
  DAILY_JOBS,
  JOB_NAMES,
  JOBS,
  type JobData,
  type JobName,
} from "@linkdesk/contract/jobs.ts";
import { fromPrisma, type JobWithMetadata, PgBoss } from "pg-boss";
import { afterAnswer } from "./background.ts";
import type { Prisma } from "./db.ts";
import { env } from "./env.ts";
import { log } from "./log.ts";
import { watched } from "./watchdog.ts";

/**
 * What each queue does with a job. `id` stays the same over retries: a way to be idempotent. `isLast`: no other
 * attempt follows.
 */
export type JobHandlers = {
  [N in JobName]: (data: JobData<N>, job: { id: string; isLast: boolean }) => Promise<void>;
};

/** Jobs wake the worker at once (LISTEN); polling is for retries and for poolers without LISTEN. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 };
const POOL_SIZE = 3;
const DAILY_CHECK_MS = 10 * 60_000;
const START_RETRY_MS = 5_000;
/** Less than what `npm start` gives the app to stop. */
const STOP_TIMEOUT_MS = 6_000;
const ERROR_PAUSE_MS = 30_000;
/** After an answer, on functions: the rest waits for the next one or for the cron. */
const DRAIN_AFTER_ANSWER_MS = 5_000;

type State = {
  boss?: Promise<PgBoss>;
  isWorker?: boolean;
  handlers?: JobHandlers;
  timer?: NodeJS.Timeout;
  lastErrorAt?: number;
};

type QueuedJob = Pick<JobWithMetadata<unknown>, "id" | "data" | "retryCount" | "retryLimit">;

/** On `globalThis`: the worker and the routes are different bundles of one process. */
const holder = globalThis as { linkdeskJobs?: State };
holder.linkdeskJobs ??= {};
const state = holder.linkdeskJobs;

/** Tells this process what each queue does. Once, before a job runs. */
export function registerHandlers(handlers: JobHandlers): void {
  state.handlers = handlers;
}

/**
 * Puts a job into a queue, inside the caller's transaction: it exists when, and only when, that
 * commits. It runs at least once, soon, in whichever process is free.
 */
export async function enqueue<N extends JobName>(
  tx: Prisma.TransactionClient,
  name: N,
  data: JobData<N>,
): Promise<void> {
  const boss = await open();
  await boss.send(name, JOBS[name].parse(data), { db: fromPrisma(tx) });
  // Functions have no worker: whoever answers lends a hand, when the transaction is long over.
  const isBeside = env().JOBS_WORKER === "beside";
  if (!state.isWorker && !isBeside && state.handlers) {
    afterAnswer("jobs.drain", () => drainJobs(DRAIN_AFTER_ANSWER_MS));
  }
}

/** Works on every queue until {@link stopJobs}; waits for a database that is not there yet. */
export async function startWorker(): Promise<void> {
  state.isWorker = true;
  try {
    const boss = await open();
    for (const name of JOB_NAMES) {
      const worker: string = await boss.work(
        name,
        { ...POLLING, includeMetadata: true },
        async ([job]) => {
          if (!job) return;
          // Jobs that come together wake it once: it looks again until there are no more, and does not
          // wait for its next poll after each.
          boss.notifyWorker(worker);
          await run(name, job);
        },
      );
    }
    await addDailyJobs();
    state.timer = setInterval(() => {
      addDailyJobs().catch((error: unknown) => log.error("jobs.daily_failed", { error }));
    }, DAILY_CHECK_MS);
    state.timer.unref();
  } catch (error) {
    log.error("jobs.start_failed", { error });
    await stopJobs();
    state.timer = setTimeout(() => void startWorker(), START_RETRY_MS);
  }
}

/** Lets the jobs in hand finish; those that take too long are given back for another attempt. */
export async function stopJobs(): Promise<void> {
  clearInterval(state.timer);
  const opened = state.boss;
  state.boss = undefined;
  const boss = await opened?.catch(() => undefined);
  await boss?.stop({ graceful: state.isWorker === true, timeout: STOP_TIMEOUT_MS });
}

/**
 * Works off what is due, for at most `maxMs` and then the job in hand. For deployments without a
 * worker, called by their cron. Returns how many jobs it ran.
 */
export async function drainJobs(maxMs: number): Promise<{ done: number; failed: number }> {
  const deadline = Date.now() + maxMs;
  const counts = { done: 0, failed: 0 };
  const boss = await open();
  for (const name of JOB_NAMES) {
    while (Date.now() < deadline) {
      const [job] = await boss.fetch<object>(name, { includeMetadata: true });
      if (!job) break;
      counts[(await attempt(boss, name, job)) ? "done" : "failed"]++;
    }
  }
  return counts;
}

/** What a worker does beside its jobs: daily ones, and those whose process died. For the cron. */
export async function maintainJobs(): Promise<void> {
  await addDailyJobs();
  await (await open()).supervise();
}

/** Gives jobs that gave up all their attempts again. */
export async function retryJobs(name: string, ids: string[]): Promise<void> {
  const boss = await open();
  await boss.retry(name, ids);
}

/** One job a day and queue, whoever asks how often. */
async function addDailyJobs(now = new Date()): Promise<void> {
  const boss = await open();
  for (const [name, { hourUtc }] of Object.entries(DAILY_JOBS)) {
    if (now.getUTCHours() < hourUtc) continue;
    await boss.send(name, {}, { singletonKey: "daily", singletonSeconds: 24 * 60 * 60 });
  }
}

async function attempt(boss: PgBoss, name: JobName, job: QueuedJob): Promise<boolean> {
  try {
    await run(name, job);
    await boss.complete(name, job.id);
    return true;
  } catch (error) {
    await boss.fail(name, job.id, { message: String(error) });
    return false;
  }
}

/** A payload that does not parse fails like any other job, and is there to be looked at. */
async function run<N extends JobName>(name: N, job: QueuedJob) {
  try {
    const handler = state.handlers?.[name];
    if (!handler) throw new Error("no handler is registered in this process");
    const data = JOBS[name].parse(job.data) as JobData<N>;
    await watched(`job ${name}`, () =>
      handler(data, { id: job.id, isLast: job.retryCount >= job.retryLimit }),
    );
  } catch (error) {
    log.warn("jobs.attempt_failed", { queue: name, job: job.id, error });
    throw error;
  }
}

/** The queue of this process, opened on first use; a failure is not kept. */
function open(): Promise<PgBoss> {
  state.boss ??= start().catch((error: unknown) => {
    state.boss = undefined;
    throw error;
  });
  return state.boss;
}

async function start(): Promise<PgBoss> {
  const isWorker = state.isWorker === true;
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: POOL_SIZE,
    // The schema is the migrations' affair: this connection may lead through a pooler.
    migrate: false,
    schedule: false,
    supervise: isWorker,
    useListenNotify: isWorker,
  });
  boss.on("error", logError);
  boss.on("warning", (warning) => log.warn("jobs.warning", { message: warning.message }));
  return await boss.start();
}

/** While the database is away every poll fails: one line says so, not hundreds. */
function logError(error: Error): void {
  if (Date.now() - (state.lastErrorAt ?? 0) < ERROR_PAUSE_MS) return;
  state.lastErrorAt = Date.now();
  log.error("jobs.error", { error });
}
