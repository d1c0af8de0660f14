import { availableParallelism } from "node:os";
import { StartError } from "./embedded-postgres.ts";

/** More than this gain nothing beside one database on the same machine. */
const MAX_BY_DEFAULT = 8;
const MAX_PROCESSES = 64;
/** A request may hold one connection for its transaction and ask with another. */
const MIN_POOL = 2;

type Variables = Record<string, string | undefined>;

/** One for each core. */
export function defaultProcesses(cores = availableParallelism()): string {
  return String(Math.min(MAX_BY_DEFAULT, cores));
}

/** How many processes answer requests: WEB_PROCESSES. Throws {@link StartError}. */
export function webProcesses({ WEB_PROCESSES }: Variables): number {
  const count = Number(WEB_PROCESSES || 1);
  if (Number.isInteger(count) && count >= 1 && count <= MAX_PROCESSES) return count;
  throw new StartError(`WEB_PROCESSES must be a number from 1 to ${MAX_PROCESSES}.`);
}

/** DATABASE_POOL is what all processes have together, with the one that works on jobs. Unset, each has its default. */
export function shareOfPool({ DATABASE_POOL }: Variables, processes: number): Variables {
  if (!DATABASE_POOL || processes === 1) return {};
  const share = Math.floor(Number(DATABASE_POOL) / (processes + 1));
  return { DATABASE_POOL: String(Math.max(MIN_POOL, share)) };
}
