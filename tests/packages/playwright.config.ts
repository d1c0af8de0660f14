import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";

/** `playwright test -c tests/packages`: each npm package in an application of its framework. */
export default defineConfig({
  ...base,
  testDir: ".",
  globalSetup: "./site.ts",
  outputDir: "../../test-results/packages",
  fullyParallel: true,
  timeout: 20_000,
  expect: { timeout: 5_000 },
});
