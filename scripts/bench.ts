// `npm run bench`: what the product costs and how fast it is, as one table.
//   --only <part>   one part (may be given again)
//   --scale [n]     instead of the parts: lists, counts and openings with n conversations (default 1,000,000; about
//                   half an hour), against the same with 10,000
//   --soak          instead of the parts: a tab through eight hours of work (about ten minutes)
//   --strict        times over budget fail the run as well, not only bytes, requests and queries
//   --write         also puts the table into docs/benchmarks.md
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureBytes } from "../tests/load/bytes.ts";
import { measureLatency } from "../tests/load/latency.ts";
import type { Metric } from "../tests/load/metric.ts";
import { measurePageCost } from "../tests/load/page-cost.ts";
import { measureQueries } from "../tests/load/queries.ts";
import { measureRealtime } from "../tests/load/realtime.ts";
import { describeMachine, formatReport, writeReport } from "../tests/load/report.ts";
import { measureScale } from "../tests/load/scale.ts";
import { measureSoak } from "../tests/load/soak.ts";
import { measureThroughput } from "../tests/load/throughput.ts";
import { measureWebhooks } from "../tests/load/webhooks.ts";
import { createWorkbench, type Part, type Workbench } from "../tests/load/workbench.ts";
import { buildWidget } from "./build-widget.ts";
import { StartError } from "./embedded-postgres.ts";
import { root } from "./stack.ts";

/** In the order of the table. */
const PARTS = {
  bytes: measureBytes,
  page: measurePageCost,
  latency: measureLatency,
  throughput: measureThroughput,
  queries: measureQueries,
  realtime: measureRealtime,
  webhooks: measureWebhooks,
} satisfies Record<string, Part>;
type PartName = keyof typeof PARTS;

const INTERRUPTED = 130;
const say = (line: string) => process.stderr.write(`${line}\n`);
const bench = createWorkbench(say);
let isInterrupted = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, async () => {
    isInterrupted = true;
    await bench.close();
    process.exit(INTERRUPTED);
  });
}

try {
  const isGood = await run(readOptions());
  await bench.close();
  if (!isInterrupted) process.exit(isGood ? 0 : 1);
} catch (error) {
  await bench.close();
  // What an interrupted part complains about is of no interest.
  if (!isInterrupted) {
    const isExpected = error instanceof StartError || isUsageError(error);
    say(isExpected ? (error as Error).message : ((error as Error).stack ?? String(error)));
    process.exit(1);
  }
}

/** `scale`: how many conversations. With it, and with `isSoak`, the parts are left out. */
type Options = {
  parts: PartName[];
  isStrict: boolean;
  isWritten: boolean;
  scale?: number;
  isSoak?: boolean;
};

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    options: {
      only: { type: "string", multiple: true },
      strict: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      scale: { type: "boolean", default: false },
      soak: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  if (values.scale)
    return {
      scale: readCount(positionals[0]),
      ...{ parts: [], isStrict: false, isWritten: false },
    };
  if (values.soak) return { isSoak: true, parts: [], isStrict: false, isWritten: false };
  const known = Object.keys(PARTS) as PartName[];
  const unknown = values.only?.find((name) => !(name in PARTS));
  if (unknown)
    throw new StartError(`There is no part called ${unknown}. Parts: ${known.join(", ")}.`);
  if (values.only && values.write)
    throw new StartError("--write needs the whole run, without --only.");
  const parts = known.filter((name) => !values.only || values.only.includes(name));
  return { parts, isStrict: values.strict, isWritten: values.write };
}

function readCount(given = "1000000"): number {
  const count = Number(given);
  if (Number.isInteger(count) && count >= 10_000) return count;
  throw new StartError("--scale takes a number of conversations, at least 10000.");
}

/** An option that `parseArgs` does not know: https://nodejs.org/api/util.html#utilparseargsconfig */
function isUsageError(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
}

/** Measures, prints, and tells whether the budgets that count are met. */
async function run({ parts, isStrict, isWritten, scale, isSoak }: Options): Promise<boolean> {
  const machine = describeMachine();
  const durationsMs = new Map<string, number>();
  const metrics: Metric[] = [];
  const timed = async (name: string, work: () => Promise<Metric[]>) => {
    const start = performance.now();
    metrics.push(...(await work()));
    durationsMs.set(name, performance.now() - start);
  };
  await timed("start", () => prepare(bench, parts));
  for (const name of parts) {
    say(`Measuring: ${name} …`);
    await timed(name, () => PARTS[name](bench));
  }
  if (scale !== undefined) await timed("scale", () => measureScale(scale)(bench));
  if (isSoak) await timed("soak", () => measureSoak(bench));
  const report = formatReport(machine, metrics, durationsMs);
  process.stdout.write(`${report}\n`);
  if (isWritten) await writeReport(join(root, "docs/benchmarks.md"), report);
  return metrics.every(({ isMet, isExact }) => isMet !== false || !(isExact || isStrict));
}

/** Building and starting are no part of any measurement. */
async function prepare(bench: Workbench, parts: PartName[]): Promise<Metric[]> {
  if (parts.some((part) => part !== "realtime")) await buildWidget();
  if (parts.some((part) => part !== "realtime" && part !== "bytes")) await bench.stack();
  return [];
}
