// `npm test`: every check there is, in one run, ending with "N passed, N failed".
// A word after it narrows the run: npm test -- lint | types | unit | http | e2e | packages
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildApp } from "./build-app.ts";
import { requireBrowser } from "./require-browser.ts";
import { root } from "./stack.ts";

type Result = { passed: number; failed: number };
type Step = { name: string; run: () => Promise<Result> };

const reports = join(root, "test-results");

const steps: Step[] = [
  { name: "lint", run: () => command("biome", ["check", "--error-on-warnings", "."]) },
  { name: "types", run: () => command("tsc", ["--noEmit"]) },
  { name: "types", run: () => command("tsc", ["--noEmit", "-p", "widget"]) },
  { name: "unit", run: () => vitest("unit") },
  { name: "http", run: () => vitest("http") },
  { name: "e2e", run: () => playwright("playwright.config.ts") },
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
const total: Result = { passed: 0, failed: 0 };
for (const step of chosen) {
  const started = Date.now();
  process.stdout.write(`\n── ${step.name}\n`);
  const { passed, failed } = await step.run();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`── ${step.name}: ${passed} ok, ${failed} not, in ${seconds} s\n`);
  total.passed += passed;
  total.failed += failed;
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);

/** A check that either holds or does not. */
async function command(name: string, args: string[]): Promise<Result> {
  const code = await run(name, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project: string): Promise<Result> {
  if (project === "http") buildApp((line) => process.stdout.write(`${line}\n`));
  const file = join(reports, `vitest-${project}.json`);
  const code = await run("vitest", [
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = readReport(file) as { numPassedTests?: number; numFailedTests?: number };
  return settle(code, report.numPassedTests ?? 0, report.numFailedTests ?? 0);
}

async function playwright(config: string): Promise<Result> {
  buildApp((line) => process.stdout.write(`${line}\n`));
  const executable = requireBrowser((line) => process.stdout.write(`${line}\n`));
  const file = join(reports, `${config.replaceAll("/", "-")}.json`);
  const code = await run("playwright", ["test", `--config=${config}`, "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    CHROMIUM: executable,
  });
  const report = readReport(file) as {
    stats?: { expected: number; unexpected: number; flaky: number };
  };
  const { expected = 0, unexpected = 0, flaky = 0 } = report.stats ?? {};
  return settle(code, expected, unexpected + flaky);
}

/** A runner that failed without a failed test (it crashed, it found none) counts as one. */
function settle(code: number, passed: number, failed: number): Result {
  const isBroken = (code !== 0 && failed === 0) || passed + failed === 0;
  return { passed, failed: isBroken ? failed + 1 : failed };
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function run(name: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(join(root, "node_modules/.bin", name), args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
      env: { ...process.env, ...env },
    });
    child.once("error", (error) => {
      process.stderr.write(`${name}: ${error.message}\n`);
      done(1);
    });
    child.once("exit", (code) => done(code ?? 1));
  });
}
