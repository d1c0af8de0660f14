import { JOB_NAMES } from "@linkdesk/contract/jobs.ts";
import { PgBoss } from "pg-boss";

/** About five hours of attempts, the first after a few seconds. */
const RETRIES = { retryLimit: 14, retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600 };
/** A job that its process took along when it died is given to another one after this long. */
const EXPIRE_SECONDS = 120;

/**
 * Makes or upgrades the job queue's own schema (`pgboss`) and every queue. Part of the migrations:
 * the app's connection may lead through a pooler, and need not be allowed to create tables.
 */
export async function installJobs(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: 1,
    supervise: false,
    schedule: false,
  });
  let failure: unknown;
  boss.on("error", (error) => {
    failure = error;
  });
  await boss.start();
  try {
    for (const name of JOB_NAMES) {
      const options = { ...RETRIES, expireInSeconds: EXPIRE_SECONDS, notify: true };
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failure) throw failure;
}
