import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "./env.ts";
import { Prisma, PrismaClient } from "./prisma/client.ts";

export { Prisma };

const STATEMENT_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** A client for one database; the caller closes it with `$disconnect()`. */
export function createDb(connectionString: string, poolSize = 10): PrismaClient {
  const adapter = new PrismaPg({
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
  });
  return new PrismaClient({ adapter });
}

/** For work in batches, which may take longer than what somebody waits for. */
export const LONG_TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

const holder = globalThis as { linkdeskDb?: PrismaClient };

/**
 * The database of this process. Made on first use, so that building needs none; kept on
 * `globalThis`, so that reloading modules in development does not open pool after pool.
 */
export function db(): PrismaClient {
  holder.linkdeskDb ??= createDb(env().DATABASE_URL, env().DATABASE_POOL);
  return holder.linkdeskDb;
}

/** Whether a write was refused because a row with the same unique key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2002") return true;
  // Raw queries report the driver's error: https://www.postgresql.org/docs/current/errcodes-appendix.html
  return error.code === "P2010" && JSON.stringify(error.meta ?? {}).includes("23505");
}
