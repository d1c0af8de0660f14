import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { db } from "../../lib/platform/db.ts";
import { stopJobs } from "../../lib/platform/jobs.ts";
import { TEMPLATE } from "./database-server.ts";

/**
 * Gives the test file a migrated database of its own and an environment that names it. Realtime
 * points at a closed port: use cases must work without it.
 */
export function useDatabase(): void {
  const name = `test_${randomBytes(6).toString("hex")}`;
  beforeAll(async () => {
    await maintain(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    Object.assign(process.env, {
      DATABASE_URL: inject("postgresUrl").replace(/\/postgres$/, `/${name}`),
      APP_SECRET: "a secret for tests, long enough to pass",
      PUSHER_APP_ID: "test",
      PUSHER_KEY: "test",
      PUSHER_SECRET: "test",
      PUSHER_HOST: "127.0.0.1",
      PUSHER_PORT: "9",
    });
  });
  afterAll(async () => {
    await stopJobs();
    await db().$disconnect();
    await maintain(`DROP DATABASE ${name} WITH (FORCE)`);
  });
}

async function maintain(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(sql);
  await client.end();
}
