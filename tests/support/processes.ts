import { readdirSync, readFileSync } from "node:fs";

export type RunningProcess = { pid: number; variables: Map<string, string> };

/** The processes that one has started, with their variables. Linux only. */
export function childrenOf(parent: number): RunningProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, "utf8");
        // "pid (name) state parent …"; the name may hold anything.
        const [state, ppid] = status.slice(status.lastIndexOf(")") + 2).split(" ");
        if (Number(ppid) !== parent || state === "Z") return [];
        return [{ pid: Number(name), variables: variablesOf(name) }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}

function variablesOf(pid: string): Map<string, string> {
  const pairs = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  return new Map(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
}
