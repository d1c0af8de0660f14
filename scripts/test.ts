// `npm test`: every check there is, in one run, ending with "N passed, N failed".
// A word after it narrows the run: npm test -- lint | types | unit | http | service | e2e | browsers | packages
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installBrowsers } from "../tests/browsers/find-browsers.ts";
import { buildApp } from "./build-app.ts";
import { requireBrowser } from "./require-browser.ts";
import { requireMailServers } from "./require-mail-servers.ts";
import { root } from "./stack.ts";
import { readPlaywrightReport, readVitestReport } from "./test-reports.ts";

type Result = { passed: number; failed: number; skipped?: number; complaints: string[] };
/** Prints what a step says. */
type Say = (text: string) => void;
type Step = {
  name: string;
  run: (say: Say) => Promise<Result>;
  /** It runs at the same time as the step before: both wait more than they work. */
  isBeside?: boolean;
};

/** What is kept of a runner's output, to be said again when it breaks. */
const TAIL_CHARS = 4_000;
const reports = join(root, "test-results");

const steps: Step[] = [
  { name: "lint", run: (say) => command(say, "biome", ["check", "--error-on-warnings", "."]) },
  { name: "lint", run: (say) => command(say, "node", ["scripts/import-rules.ts"]) },
  { name: "types", run: (say) => command(say, "node", ["scripts/typecheck.ts"]) },
  { name: "unit", run: (say) => vitest(say, "unit*") },
  { name: "http", run: (say) => vitest(say, "http") },
  { name: "service", run: (say) => vitest(say, "service"), isBeside: true },
  { name: "e2e", run: (say) => playwright(say, "playwright.config.ts") },
  { name: "browsers", run: (say) => otherBrowsers(say) },
  { name: "packages", run: (say) => playwright(say, "tests/packages/playwright.config.ts") },
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
for (let at = 0; at < chosen.length; ) {
  const next = chosen.findIndex((step, i) => i > at && !step.isBeside);
  const together = chosen.slice(at, next < 0 ? chosen.length : next);
  at += together.length;
  await runTogether(together);
}
// Once more at the end: of a long run, often only the end is kept.
if (total.complaints.length > 0) {
  process.stdout.write(`\nWhat failed:\n\n${total.complaints.join("\n\n")}\n`);
}
const skips = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skips}\n`);
process.exit(total.failed === 0 ? 0 : 1);

/** Prints what the first says at once, and what the others say when the one before is over. */
async function runTogether(together: Step[]): Promise<void> {
  let before = Promise.resolve();
  for (const [i, step] of together.entries()) {
    const held: string[] = [];
    const say: Say = i === 0 ? print : (text) => held.push(text);
    const ended = runStep(step, say);
    before = before.then(async () => {
      await ended;
      print(held.join(""));
    });
  }
  await before;
}

async function runStep(step: Step, say: Say): Promise<void> {
  const started = Date.now();
  say(`\n── ${step.name}\n`);
  const { passed, failed, skipped = 0, complaints } = await step.run(say);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`── ${step.name}: ${passed} ok, ${failed} not, in ${seconds} s\n`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.complaints.push(...complaints.map((complaint) => `── ${step.name}: ${complaint}`));
}

function print(text: string): void {
  process.stdout.write(text);
}

/** A check that either holds or does not. */
async function command(say: Say, name: string, args: string[]): Promise<Result> {
  const { code, tail } = await run(say, name, args);
  return settle(code, tail, code === 0 ? 1 : 0, []);
}

async function vitest(say: Say, project: string): Promise<Result> {
  if (project !== "browsers") requireMailServers(lineOf(say));
  if (project !== "unit*") buildApp(lineOf(say));
  const file = join(reports, `vitest-${project.replace("*", "")}.json`);
  const { code, tail } = await run(say, "vitest", [
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
async function otherBrowsers(say: Say): Promise<Result> {
  const missing = installBrowsers(lineOf(say));
  for (const name of missing) say(`${name} is not on this machine and could not be installed.\n`);
  const result = await vitest(say, "browsers");
  if (missing.length === 0) return result;
  if (process.env.CI !== "true") return { ...result, skipped: missing.length };
  const complaints = missing.map((name) => `${name} could not be installed`);
  return {
    ...result,
    failed: result.failed + missing.length,
    complaints: [...result.complaints, ...complaints],
  };
}

async function playwright(say: Say, config: string): Promise<Result> {
  buildApp(lineOf(say));
  const executable = requireBrowser(lineOf(say));
  const file = join(reports, `${config.replaceAll("/", "-")}.json`);
  const { code, tail } = await run(
    say,
    "playwright",
    ["test", `--config=${config}`, "--reporter=list,json"],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM: executable },
  );
  const report = readPlaywrightReport(file);
  return settle(code, tail, report.passed, report.complaints);
}

function lineOf(say: Say): (line: string) => void {
  return (line) => say(`${line}\n`);
}

/** A runner that failed without a failed test (it crashed, it found none) counts as one. */
function settle(code: number, tail: string, passed: number, complaints: string[]): Result {
  const isBroken = (code !== 0 || passed === 0) && complaints.length === 0;
  const all = isBroken ? [`ended with ${code}; its last words:\n${tail}`] : complaints;
  return { passed, failed: all.length, complaints: all };
}

/** Runs a program of `node_modules`, shows what it prints, and keeps the end of it. */
function run(
  say: Say,
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
    for (const from of [child.stdout, child.stderr]) {
      from.setEncoding("utf8").on("data", (text: string) => {
        say(text);
        tail = (tail + text).slice(-TAIL_CHARS);
      });
    }
    child.once("error", (error) => done({ code: 1, tail: `${name}: ${error.message}` }));
    child.once("close", (code) => done({ code: code ?? 1, tail }));
  });
}
