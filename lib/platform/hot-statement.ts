import { createHash } from "node:crypto";
import pg from "pg";
import { databaseAway, isDriverAway } from "./database-away.ts";
import { type Prisma, pool } from "./db.ts";
import { env } from "./env.ts";
import { log } from "./log.ts";

/** Somebody waits for a message to be sent, and their browser repeats it: see `isTemporary` (packages/chat). */
const QUERY_TIMEOUT_MS = 5_000;
/** What a server without our prepared statement says, and one where somebody else has prepared it. */
const NAME_ERRORS = new Set(["26000", "42P05"]);

/** On `globalThis`: routes are several bundles of one process. */
const state = globalThis as { linkdeskUnnamed?: boolean };

/** By text: there are as many as statements have shapes. */
const names = new Map<string, string>();

/**
 * Runs one of the few statements of posting a message: past Prisma, and under a name, so that each connection
 * parses and plans it once. PostgreSQL then plans for any value of the parameters. A statement may run here only if
 * that plan is the right one: each table is reached by the value of a primary or unique key. A list or a count
 * would read the rows of other workspaces. `hot-statements.test.ts` counts what they read.
 *
 * DATABASE_PREPARED=auto stops naming when the server does not know a name that this connection has prepared: a
 * pooler has handed the connection on. Such a statement has not run, so it is repeated.
 * Errors: unavailable, when the database does not answer in time; the driver's own otherwise.
 */
export async function runHot<Row extends pg.QueryResultRow>(sql: Prisma.Sql): Promise<Row[]> {
  const { text, values } = sql;
  try {
    return await query<Row>(isNamed() ? { name: nameOf(text), text, values } : { text, values });
  } catch (error) {
    if (isDriverAway(error)) throw databaseAway(error);
    if (env().DATABASE_PREPARED === "on" || !isAboutName(error)) throw error;
    state.linkdeskUnnamed = true;
    log.warn("database.prepared_off", { reason: "a pooler does not keep prepared statements" });
    return await query<Row>({ text, values });
  }
}

async function query<Row extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<Row[]> {
  // The driver has this for a single query, too; its types do not.
  const limited = { ...config, query_timeout: QUERY_TIMEOUT_MS };
  return (await pool().query<Row>(limited)).rows;
}

function isNamed(): boolean {
  const setting = env().DATABASE_PREPARED;
  return setting === "on" || (setting === "auto" && state.linkdeskUnnamed !== true);
}

const isAboutName = (error: unknown) =>
  error instanceof pg.DatabaseError && NAME_ERRORS.has(error.code ?? "");

/** The same text has the same name on every connection, also on one that a pooler hands on. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `linkdesk_${createHash("sha256").update(text).digest("hex").slice(0, 20)}`;
  names.set(text, name);
  return name;
}
