import { defineConfig } from "@playwright/test";
import { LAUNCH_OPTIONS } from "./tests/support/launch-options.ts";

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/browser-stack.ts",
  outputDir: "test-results/e2e",
  // One browser and the service keep two cores busy for 60 % of the time. The files share one service, and each test
  // has a workspace of its own.
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    // Recording takes a quarter of the time. A test that failed is run again with `npx playwright test --trace on <file>`.
    trace: "off",
    launchOptions: LAUNCH_OPTIONS,
  },
});
