import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg, totalmem } from "node:os";
import type { Metric } from "./metric.ts";

const BEGIN = "<!-- bench:begin -->";
const END = "<!-- bench:end -->";
const BYTES_PER_GB = 1024 ** 3;
const MS_PER_S = 1_000;

/** Where and when a run took place. */
export function describeMachine(): string {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / BYTES_PER_GB)} GB`;
  const load = loadavg()[0]?.toFixed(1) ?? "?";
  return [
    `${processors.length} cores (${processors[0]?.model.trim() ?? "unknown"})`,
    `${memory} of memory`,
    `${process.platform} ${process.arch}`,
    `Node.js ${process.versions.node}`,
    `load ${load} at the start`,
    new Date().toISOString().slice(0, 10),
  ].join(", ");
}

/** The table, with the machine above it and how long each part took below. */
export function formatReport(
  machine: string,
  metrics: readonly Metric[],
  durationsMs: ReadonlyMap<string, number>,
): string {
  const rows = [
    ["metric", "value", "budget", "ok"],
    ...metrics.map((metric) => [metric.name, metric.value, metric.budget ?? "", verdict(metric)]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  lines.splice(1, 0, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  const seconds = (ms: number) => `${(ms / MS_PER_S).toFixed(0)} s`;
  const total = [...durationsMs.values()].reduce((sum, ms) => sum + ms, 0);
  const parts = [...durationsMs].map(([part, ms]) => `${part} ${seconds(ms)}`).join(", ");
  return `${machine}.\n\n${lines.join("\n")}\n\nThe run took ${seconds(total)}: ${parts}.`;
}

function verdict({ isMet }: Metric): string {
  if (isMet === undefined) return "";
  return isMet ? "ok" : "over";
}

/** Puts a report between the two markers of a document, in place of the one before. */
export async function writeReport(file: string, report: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${file} lacks the lines ${BEGIN} and ${END}.`);
  const before = text.slice(0, begin + BEGIN.length);
  await writeFile(file, `${before}\n\n${report}\n\n${text.slice(end)}`);
}
