import pg from "pg";
import { AppError } from "./app-error.ts";
import { Prisma } from "./prisma/client.ts";

/** Prisma's codes for: not reachable, timed out, closed, no free connection, a transaction that took too long. */
const PRISMA_CODES = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "P2037",
]);
/**
 * PostgreSQL's: a connection that fails, a statement that is cancelled, a server that stops or starts, too many
 * connections, a lock that is not free, two transactions in each other's way.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SQL_STATES = /^(08...|57014|57P0[1-5]|53300|55P03|40001|40P01)$/;
const SOCKET_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EPIPE"]);
/** What the driver says, which has no codes. */
const DRIVER_MESSAGES = [
  "timeout exceeded when trying to connect",
  "Connection terminated",
  "Query read timeout",
  "Client has encountered a connection error",
];

/** How soon it is worth trying again. */
const RETRY_AFTER_S = 2;

/** The answer for such a failure. */
export function databaseAway(cause: unknown): AppError {
  return new AppError("unavailable", { cause, retryAfterSeconds: RETRY_AFTER_S });
}

/**
 * Whether a query failed because the database is stalled or cannot be reached, so that the same request may pass a
 * moment later. Errors of other systems' connections are no such errors.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return SQL_STATES.test(error.code ?? "");
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    return PRISMA_CODES.has(error.code) || statesOf(error).some((code) => SQL_STATES.test(code));
  }
  if (!(error instanceof Error)) return false;
  return DRIVER_MESSAGES.some((message) => error.message.includes(message));
}

/** The same for an error of a query that went past Prisma, whose socket is the database's. */
export function isDriverAway(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return isDatabaseAway(error) || SOCKET_CODES.has(code);
}

/** The codes in what a raw query reports. */
function statesOf({ meta }: Prisma.PrismaClientKnownRequestError): string[] {
  return JSON.stringify(meta ?? {}).match(/\b[0-9A-Z]{5}\b/g) ?? [];
}
