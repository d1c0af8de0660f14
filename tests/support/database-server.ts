import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../scripts/embedded-postgres.ts";
import { freePort } from "../../scripts/free-port.ts";
import { migrate } from "../../scripts/migrate.ts";
import { FAST_AND_LOOSE, scratchFolder } from "./scratch.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the test cluster's maintenance database. */
    postgresUrl: string;
  }
}

/** The database that each test file's own is copied from. */
export const TEMPLATE = "template_linkdesk";

/** One PostgreSQL for all test files, with a migrated template database. */
export default async function setup(project: TestProject) {
  const scratch = scratchFolder();
  const postgres = await startPostgres({
    dataDir: join(scratch.path, "postgres"),
    port: await freePort(),
    password: "test",
    settings: FAST_AND_LOOSE,
  });
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  await migrate(postgres.url(TEMPLATE));
  project.provide("postgresUrl", postgres.url("postgres"));
  return async () => {
    await postgres.stop();
    scratch.remove();
  };
}
