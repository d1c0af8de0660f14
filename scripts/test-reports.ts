// What the test runners' JSON reports say, in the few words that `npm test` ends with.
import { existsSync, readFileSync } from "node:fs";

const COMPLAINT_CHARS = 1_500;

/** How many tests passed, and for each that did not its name and its error. */
export type TestReport = { passed: number; complaints: string[] };

type VitestJson = {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

type PlaywrightSuite = {
  file: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
};
type PlaywrightJson = {
  stats: { expected: number };
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
};

/** Reads Vitest's report; one that was never written reads as empty. */
export function readVitestReport(file: string): TestReport {
  const report = readJson<VitestJson>(file);
  if (!report) return { passed: 0, complaints: [] };
  const complaints = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => complaint(`${name} › ${test.fullName}`, test.failureMessages.join("\n")));
    // A file that broke outside its tests, say in a hook or an import.
    return failed.length === 0 && status === "failed" ? [complaint(name, message)] : failed;
  });
  return { passed: report.numPassedTests, complaints };
}

/** Reads Playwright's report; a test that passed only when tried again is a complaint. */
export function readPlaywrightReport(file: string): TestReport {
  const report = readJson<PlaywrightJson>(file);
  if (!report) return { passed: 0, complaints: [] };
  const complaints = [
    ...report.errors.map((error) => complaint("outside the tests", error.message ?? "")),
    ...report.suites.flatMap(suiteComplaints),
  ];
  return { passed: report.stats.expected, complaints };
}

function suiteComplaints(suite: PlaywrightSuite): string[] {
  const own = suite.specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) =>
        complaint(
          `${suite.file} › ${spec.title}`,
          results.map((result) => result.error?.message ?? "").join("\n"),
        ),
      ),
  );
  return [...own, ...(suite.suites ?? []).flatMap(suiteComplaints)];
}

function complaint(name: string, message: string): string {
  return `${name}\n${message.slice(0, COMPLAINT_CHARS)}`.trimEnd();
}

function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}
