// Brings a bare clone to where every other script can run: dependencies, the Prisma client, the
// widget. Runs before start, dev, test and bench; on Node >= 18, without dependencies. What is
// already up to date is not done again.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".linkdesk-prepared");

const major = Number(process.versions.node.split(".")[0]);
if (major < 18) {
  fail(`Node.js 18 or newer is needed to install Linkdesk (this is ${process.versions.node}).`);
}

const installed = fingerprint(["package-lock.json"]);
const generated = fingerprint(["package-lock.json", "prisma/schema.prisma"]);
const before = readStamp();

if (before.installed !== installed) {
  say("Installing dependencies (once, about a minute) …");
  // NODE_ENV=production would leave the build tools out.
  run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
}
if (before.generated !== generated || !existsSync(join(root, "lib/platform/prisma/client.ts"))) {
  run("prisma", ["generate"], { quiet: true });
}
run("node", ["scripts/build-widget.ts"], { quiet: true });
mkdirSync(dirname(stampFile), { recursive: true });
writeFileSync(stampFile, JSON.stringify({ installed, generated }));

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

function fingerprint(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** Runs a command with the project's own Node.js first on the PATH; stops everything if it fails. */
function run(command, args, { quiet = false } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? "pipe" : ["ignore", "inherit", "inherit"],
    encoding: "utf8",
    shell: process.platform === "win32",
    env: {
      ...process.env,
      PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (result.status === 0) return;
  fail(
    `\`${command} ${args.join(" ")}\` failed${result.error ? `: ${result.error.message}` : "."}\n` +
      `${result.stdout ?? ""}${result.stderr ?? ""}`,
  );
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
