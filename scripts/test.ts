// `npm test`: every check there is, in one run, ending with "N passed, N failed".
// A word after it narrows the run: npm test -- lint | types | unit | http | e2e | browsers | packages
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installBrowsers } from "../tests/browsers/find-browsers.ts";
import { buildApp } from "./build-app.ts";
import { requireBrowser } from "./require-browser.ts";
import { root } from "./stack.ts";
import { readPlaywrightReport, readVitestReport } from "./test-reports.ts";

type Result = { passed: number; failed: number; skipped?: number; complaints: string[] };
type Step = { name: string; run: () => Promise<Result> };

/** What is kept of a runner's output, to be said again when it breaks. */
const TAIL_CHARS = 4_000;
const reports = join(root, "test-results");

const steps: Step[] = [
  { name: "lint", run: () => command("biome", ["check", "--error-on-warnings", "."]) },
  { name: "lint", run: () => command("node", ["scripts/import-rules.ts"]) },
  { name: "types", run: () => command("node", ["scripts/typecheck.ts"]) },
  { name: "unit", run: () => vitest("unit") },
  { name: "http", run: () => vitest("http") },
  { name: "e2e", run: () => playwright("playwright.config.ts") },
  { name: "browsers", run: () => otherBrowsers() },
  { name: "packages", run: () => playwright("tests/packages/playwright.config.ts") },
];

const only = process.argv[2];
const chosen = steps.filter((step) => !only || step.name === only);
if (chosen.length === 0) {
  process.stderr.write(`There is no step called ${only}.\n`);
  process.exit(2);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0, complaints: [] as string[] };
for (const step of chosen) {
  const started = Date.now();
  process.stdout.write(`\n── ${step.name}\n`);
  const { passed, failed, skipped = 0, complaints } = await step.run();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`── ${step.name}: ${passed} ok, ${failed} not, in ${seconds} s\n`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.complaints.push(...complaints.map((complaint) => `── ${step.name}: ${complaint}`));
}
// Once more at the end: of a long run, often only the end is kept.
if (total.complaints.length > 0) {
  process.stdout.write(`\nWhat failed:\n\n${total.complaints.join("\n\n")}\n`);
}
const skips = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skips}\n`);
process.exit(total.failed === 0 ? 0 : 1);

/** A check that either holds or does not. */
async function command(name: string, args: string[]): Promise<Result> {
  const { code, tail } = await run(name, args);
  return settle(code, tail, code === 0 ? 1 : 0, []);
}

async function vitest(project: string): Promise<Result> {
  if (project === "http") buildApp((line) => process.stdout.write(`${line}\n`));
  const file = join(reports, `vitest-${project}.json`);
  const { code, tail } = await run("vitest", [
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = readVitestReport(file);
  return settle(code, tail, report.passed, report.complaints);
}

/**
 * Firefox and WebKit. One that cannot be installed is counted as skipped, and fails where every check
 * has to run (`CI=true`).
 */
async function otherBrowsers(): Promise<Result> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  buildApp(say);
  const missing = installBrowsers(say);
  for (const name of missing) say(`${name} is not on this machine and could not be installed.`);
  const result = await vitest("browsers");
  if (missing.length === 0) return result;
  if (process.env.CI !== "true") return { ...result, skipped: missing.length };
  const complaints = missing.map((name) => `${name} could not be installed`);
  return {
    ...result,
    failed: result.failed + missing.length,
    complaints: [...result.complaints, ...complaints],
  };
}

async function playwright(config: string): Promise<Result> {
  buildApp((line) => process.stdout.write(`${line}\n`));
  const executable = requireBrowser((line) => process.stdout.write(`${line}\n`));
  const file = join(reports, `${config.replaceAll("/", "-")}.json`);
  const { code, tail } = await run(
    "playwright",
    ["test", `--config=${config}`, "--reporter=list,json"],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM: executable },
  );
  const report = readPlaywrightReport(file);
  return settle(code, tail, report.passed, report.complaints);
}

/** A runner that failed without a failed test (it crashed, it found none) counts as one. */
function settle(code: number, tail: string, passed: number, complaints: string[]): Result {
  const isBroken = (code !== 0 || passed === 0) && complaints.length === 0;
  const all = isBroken ? [`ended with ${code}; its last words:\n${tail}`] : complaints;
  return { passed, failed: all.length, complaints: all };
}

/** Runs a program of `node_modules`, shows what it prints, and keeps the end of it. */
function run(
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; tail: string }> {
  return new Promise((done) => {
    let tail = "";
    const child = spawn(join(root, "node_modules/.bin", name), args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}), ...env },
    });
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.setEncoding("utf8").on("data", (text: string) => {
        to.write(text);
        tail = (tail + text).slice(-TAIL_CHARS);
      });
    }
    child.once("error", (error) => done({ code: 1, tail: `${name}: ${error.message}` }));
    child.once("close", (code) => done({ code: code ?? 1, tail }));
  });
}
