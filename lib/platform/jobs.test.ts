import { JOB_NAMES, type JobName } from "@linkdesk/contract/jobs.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/use-database.ts";
import { db } from "./db.ts";
import {
  drainJobs,
  enqueue,
  type JobHandlers,
  maintainJobs,
  registerHandlers,
  startWorker,
  stopJobs,
} from "./jobs.ts";

useDatabase();

const MAX_MS = 10_000;
const data = () => ({ userId: crypto.randomUUID() });
const nothing = async () => {};

let ran: string[];

/** Handlers that note what ran; one of them may be another. */
function handle(special: Partial<JobHandlers> = {}): void {
  const note = (name: JobName) => async () => void ran.push(name);
  const all = Object.fromEntries(
    JOB_NAMES.map((name) => [name, note(name)]),
  ) as unknown as JobHandlers;
  registerHandlers({ ...all, ...special });
}

/** Moves what waits for another attempt to now. */
const letTimePass = () =>
  db().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`;

beforeEach(async () => {
  ran = [];
  await db().$executeRaw`DELETE FROM pgboss.job`;
});

describe("a job", () => {
  it("a job exists when its transaction commits, and is gone with one that does not", async () => {
    handle();
    const rolledBack = db().$transaction(async (tx) => {
      await enqueue(tx, "mail-verification", data());
      throw new Error("changed my mind");
    });
    await expect(rolledBack).rejects.toThrow("changed my mind");
    expect(await drainJobs(MAX_MS)).toEqual({ done: 0, failed: 0 });
    await db().$transaction((tx) => enqueue(tx, "mail-verification", data()));
    expect(await drainJobs(MAX_MS)).toEqual({ done: 1, failed: 0 });
    expect(ran).toEqual(["mail-verification"]);
  });

  it("a job that fails is tried again later, under the same id, until it succeeds", async () => {
    const ids: string[] = [];
    handle({
      "mail-verification": async (_, { id }) => {
        ids.push(id);
        if (ids.length < 3) throw new Error("not yet");
      },
    });
    await db().$transaction((tx) => enqueue(tx, "mail-verification", data()));
    expect(await drainJobs(MAX_MS)).toEqual({ done: 0, failed: 1 });
    expect(await drainJobs(MAX_MS)).toEqual({ done: 0, failed: 0 });
    await letTimePass();
    expect(await drainJobs(MAX_MS)).toEqual({ done: 0, failed: 1 });
    await letTimePass();
    expect(await drainJobs(MAX_MS)).toEqual({ done: 1, failed: 0 });
    expect(new Set(ids).size).toBe(1);
  });

  it("a job with a wrong payload never reaches its handler", async () => {
    handle();
    await expect(
      db().$transaction((tx) => enqueue(tx, "mail-verification", { userId: "nobody" })),
    ).rejects.toThrow();
    expect(await drainJobs(MAX_MS)).toEqual({ done: 0, failed: 0 });
  });

  it("a job whose process died in the middle goes to another one", async () => {
    handle({ "mail-verification": nothing });
    await db().$transaction((tx) => enqueue(tx, "mail-verification", data()));
    // What a process that was killed leaves behind.
    await db()
      .$executeRaw`UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour'`;
    expect(await drainJobs(MAX_MS)).toEqual({ done: 0, failed: 0 });
    await maintainJobs();
    await letTimePass();
    await db().$executeRaw`DELETE FROM pgboss.job WHERE name <> 'mail-verification'`;
    expect(await drainJobs(MAX_MS)).toEqual({ done: 1, failed: 0 });
  });
});

describe("daily jobs", () => {
  it("daily jobs come once a day, however many processes ask", async () => {
    handle();
    await Promise.all([maintainJobs(), maintainJobs()]);
    await maintainJobs();
    const count = await db().$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM pgboss.job WHERE name = 'clean-up-accounts'`;
    expect(Number(count[0]?.n)).toBe(new Date().getUTCHours() >= 3 ? 1 : 0);
  });
});

describe("a worker", () => {
  it("a worker goes on while there are more: a burst waits for no clock", async () => {
    const BURST = 6;
    await stopJobs();
    const finished = Promise.withResolvers<void>();
    // The daily jobs run beside them.
    let count = 0;
    handle({
      "mail-verification": async () => {
        count++;
        // Some fail: that stops nobody.
        if (count === 2) throw new Error("not yet");
        if (count === BURST) finished.resolve();
      },
    });
    await startWorker();
    try {
      // Its first look is over, and it is woken once for all of them.
      await db().$transaction(async (tx) => {
        for (let i = 0; i < BURST; i++) await enqueue(tx, "mail-verification", data());
      });
      const started = performance.now();
      await finished.promise;
      // Well below the ten seconds after which it looks by itself.
      expect(performance.now() - started).toBeLessThan(5_000);
    } finally {
      await stopJobs();
    }
  });

  it("a worker takes a job as soon as its transaction commits, and stops after the one in hand", async () => {
    await stopJobs();
    const taken = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    let isDone = false;
    handle({
      "mail-verification": async () => {
        taken.resolve();
        await finish.promise;
        isDone = true;
      },
    });
    await startWorker();
    await db().$transaction((tx) => enqueue(tx, "mail-verification", data()));
    await taken.promise;
    const stopped = stopJobs();
    finish.resolve();
    await stopped;
    expect(isDone).toBe(true);
    const rows = await db().$queryRaw<{ state: string }[]>`
      SELECT state::text FROM pgboss.job WHERE name = 'mail-verification'`;
    expect(rows).toEqual([{ state: "completed" }]);
  });
});
