import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Stack } from "../../scripts/stack.ts";
import { childrenOf } from "../support/processes.ts";

/** Linux counts in hundredths of a second: sysconf(_SC_CLK_TCK). */
const MS_PER_TICK = 10;

/** What measures the CPU time, in ms, of everything that the service runs: app, realtime server, database. */
export async function openCpuClock(stack: Stack): Promise<() => number> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  await client.end();
  const pidFile = readFileSync(join(rows[0]?.data_directory ?? "", "postmaster.pid"), "utf8");
  const roots = [Number(pidFile.split("\n")[0]), stack.app.pid(), stack.realtime?.pid()];
  return () => roots.reduce((sum: number, pid) => sum + (pid ? treeMs(pid) : 0), 0);
}

/** Of a process, of those it has started, and of those of them that have ended. */
function treeMs(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => sum + treeMs(child.pid), ownMs(pid));
}

function ownMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Fields 14 to 17 of proc_pid_stat(5): utime, stime, cutime, cstime. The name before may hold spaces.
    const ticks = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 15);
    return ticks.reduce((sum, field) => sum + Number(field), 0) * MS_PER_TICK;
  } catch {
    return 0;
  }
}
