import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Packages that only Next.js resolves, and the "@/" of the app. */
const alias = {
  "server-only": here("./tests/support/empty.ts"),
  "@": here("./"),
};

const UNIT_TESTS = [
  "lib/**/*.test.ts",
  "components/**/*.test.{ts,tsx}",
  "widget/**/*.test.ts",
  "packages/**/*.test.ts",
  "scripts/**/*.test.ts",
];
/** What the next file in the same process would notice: a database, replaced modules, globals or variables. */
const LEAVES_TRACES =
  /inject\(|useDatabase|support\/[a-z-]*world|support\/mail|vi\.mock|stubEnv|stubGlobal|useFakeTimers|process\.env/;
const unitTests = globSync(UNIT_TESTS, { exclude: ["**/node_modules/**"] });
const isolated = unitTests.filter((file) => LEAVES_TRACES.test(readFileSync(file, "utf8")));

export default defineConfig({
  test: {
    projects: [
      {
        // Beside the code. Each worker loads a module once for all its files: most of their time was loading.
        resolve: { alias },
        test: {
          name: "unit",
          include: UNIT_TESTS,
          exclude: ["**/node_modules/**", ...isolated],
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Those that need a process of their own; for a database, they ask for one of their own.
        resolve: { alias },
        test: {
          name: "unit-isolated",
          include: isolated,
          globalSetup: "tests/support/database-server.ts",
          // The first test of a file also waits for a database of its own and for what it imports.
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Against the built service, over HTTP.
        resolve: { alias },
        test: {
          name: "http",
          include: ["tests/http/**/*.test.ts", "tests/security/**/*.test.ts"],
          globalSetup: "tests/support/shared-stack.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // Services of their own, that are killed, stalled, started again or started otherwise.
        resolve: { alias },
        test: {
          name: "service",
          include: ["tests/service/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // The built service in browsers that Playwright does not drive here.
        resolve: { alias },
        test: {
          name: "browsers",
          include: ["tests/browsers/**/*.test.ts"],
          globalSetup: "tests/support/shared-stack.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
