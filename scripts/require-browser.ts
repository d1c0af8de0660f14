// A Chromium for the browser tests: the system's, or Debian's package, or Playwright's download.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser's path, after installing one if there is none. Throws when that fails. */
export function requireBrowser(say: (line: string) => void): string {
  const found = findBrowser();
  if (found) return found;
  say("Installing Chromium for the browser tests (once) …");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const quiet = {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    } as const;
    spawnSync("apt-get", ["update", "-qq"], quiet);
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-core"], quiet);
  } else {
    spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  }
  const installed = findBrowser();
  if (!installed) throw new Error("No Chromium found: install one, or set CHROMIUM to its path.");
  return installed;
}

function findBrowser(): string | undefined {
  const candidates = [process.env.CHROMIUM, ...SYSTEM, chromium.executablePath()];
  return candidates.find((path) => path && existsSync(path));
}
