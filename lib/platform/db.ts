import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "./env.ts";
import { Prisma, PrismaClient } from "./prisma/client.ts";

export { Prisma };

const STATEMENT_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** For a server that has stopped under us and so cannot end a statement itself. */
const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 1_000;

/** A client for one database; the caller closes it with `$disconnect()`. */
export function createDb(connectionString: string, poolSize = 10): PrismaClient {
  return new PrismaClient({ adapter: adapterOf(createPool(connectionString, poolSize)) });
}

function createPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  });
  // A connection that ends while nobody uses it leaves the pool; the next query opens another.
  pool.on("error", () => {});
  return pool;
}

const adapterOf = (pool: pg.Pool) => new PrismaPg(pool, { disposeExternalPool: true });

/** For work in batches, which may take longer than what somebody waits for. */
export const LONG_TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

const holder = globalThis as { linkdeskDb?: PrismaClient; linkdeskPool?: pg.Pool };

/**
 * The database of this process. Made on first use, so that building needs none; kept on
 * `globalThis`, so that reloading modules in development does not open pool after pool.
 */
export function db(): PrismaClient {
  holder.linkdeskDb ??= new PrismaClient({ adapter: adapterOf(pool()) });
  return holder.linkdeskDb;
}

/**
 * Opens the first connection and loads the query compiler, before anybody waits for them. Without a database it
 * gives up: requests say what is wrong.
 */
export async function warmDb(): Promise<void> {
  await db()
    .workspace.findFirst({ select: { id: true } })
    .catch(() => {});
}

/** The connections that {@link db} uses. For `runHot`; everything else asks `db()`. */
export function pool(): pg.Pool {
  holder.linkdeskPool ??= createPool(env().DATABASE_URL, env().DATABASE_POOL);
  return holder.linkdeskPool;
}

/** Whether a write was refused because a row with the same unique key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === UNIQUE_VIOLATION;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2002") return true;
  // Raw queries report the driver's error.
  return error.code === "P2010" && JSON.stringify(error.meta ?? {}).includes(UNIQUE_VIOLATION);
}

/** Whether a raw query was ended by its `statement_timeout`. */
export function isStatementTimeout(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return JSON.stringify(error.meta ?? {}).includes(QUERY_CANCELED);
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const QUERY_CANCELED = "57014";
const UNIQUE_VIOLATION = "23505";
