// A Chromium for the browser tests: Debian's package, or the system's, or Playwright's download.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Draws no window for each context, so that they open twice as fast as in the browser proper. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser's path, after installing one if there is none. Throws when that fails. */
export function requireBrowser(say: (line: string) => void): string {
  const canInstallShell = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const found = findBrowser();
  if (found && (!canInstallShell || found === process.env.CHROMIUM || found === HEADLESS_SHELL)) {
    return found;
  }
  say("Installing Chromium for the browser tests (once) …");
  if (canInstallShell) installFromDebian();
  else spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  const installed = findBrowser();
  if (!installed) throw new Error("No Chromium found: install one, or set CHROMIUM to its path.");
  return installed;
}

/** The path of the Chromium that the tests drive: `CHROMIUM`, or the fastest that is installed. */
export function findBrowser(): string | undefined {
  const paths = [process.env.CHROMIUM, HEADLESS_SHELL, ...SYSTEM, chromium.executablePath()];
  return paths.find((path) => path && existsSync(path));
}

/** Releases of Debian without the shell have the browser. */
function installFromDebian(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const aptGet = (...args: string[]) => spawnSync("apt-get", args, { stdio: "ignore", env });
  aptGet("update", "-qq");
  const { status } = aptGet("install", "-y", "-qq", "chromium-headless-shell", "fonts-noto-core");
  if (status !== 0) aptGet("install", "-y", "-qq", "chromium", "fonts-noto-core");
}
