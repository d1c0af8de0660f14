import { totalmem } from "node:os";

const MB = 1024 ** 2;

/**
 * How much memory the embedded server uses, from what the machine has. Cautious: app, realtime server and whatever else
 * is on the machine need theirs. Never less than PostgreSQL's own defaults, which suit half a gigabyte.
 * https://www.postgresql.org/docs/current/runtime-config-resource.html
 */
export function memorySettings(totalBytes = totalmem()): string[] {
  const share = (part: number, leastMb: number, mostMb: number) =>
    `${Math.round(Math.min(mostMb, Math.max(leastMb, totalBytes / part / MB)))}MB`;
  return [
    `shared_buffers=${share(8, 128, 2_048)}`,
    // No memory is taken for it: the planner's guess of what the system caches.
    `effective_cache_size=${share(2, 512, 65_536)}`,
    // For each sort or hash of each statement, of which there may be many at once.
    `work_mem=${share(1_024, 4, 32)}`,
  ];
}
