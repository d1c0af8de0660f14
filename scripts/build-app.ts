// Builds the app when its sources have changed since the last build.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPackages } from "./build-packages.ts";
import { StartError } from "./embedded-postgres.ts";
import { fingerprint } from "./fingerprint.ts";
import { root } from "./stack.ts";

const SOURCES = [
  "app",
  "components",
  "docs",
  "lib",
  "packages/chat",
  "public",
  "widget/dist",
  "instrumentation.ts",
  "middleware.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
];

/** Builds the npm packages, and runs `next build` unless the last build is of these very files. Throws with its output. */
export function buildApp(say: (line: string) => void): void {
  buildPackages(say);
  const stamp = join(root, ".next/linkdesk-sources");
  const sources = fingerprint(SOURCES);
  const isFresh = existsSync(join(root, ".next/BUILD_ID")) && existsSync(stamp);
  if (isFresh && readFileSync(stamp, "utf8") === sources) return;
  say("Building the app (about half a minute) …");
  const build = spawnSync(
    process.execPath,
    [join(root, "node_modules/next/dist/bin/next"), "build"],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    },
  );
  if (build.status !== 0) {
    throw new StartError(`The app did not build.\n${build.stdout}\n${build.stderr}`);
  }
  writeFileSync(stamp, sources);
}
