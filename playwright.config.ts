import { defineConfig } from "@playwright/test";
import { LAUNCH_OPTIONS } from "./tests/support/launch-options.ts";

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/browser-stack.ts",
  outputDir: "test-results/e2e",
  // One service, two cores: parallel browsers would measure each other.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    trace: "retain-on-failure",
    launchOptions: LAUNCH_OPTIONS,
  },
});
