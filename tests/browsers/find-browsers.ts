// The browsers beside Chromium: the system's, or Debian's packages.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { BrowserName } from "./tab.ts";
import type { WebKitPaths } from "./webkit.ts";

const FIREFOX = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
const WEBKIT: WebKitPaths = {
  driver: "/usr/bin/WebKitWebDriver",
  miniBrowser: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
  xvfb: "/usr/bin/Xvfb",
};
const PACKAGES: Record<BrowserName, string[]> = {
  firefox: ["firefox-esr"],
  webkit: ["webkit2gtk-driver", "xvfb"],
};

export const firefoxPath = (): string | undefined => FIREFOX.find(existsSync);

export const webkitPaths = (): WebKitPaths | undefined =>
  Object.values(WEBKIT).every(existsSync) ? WEBKIT : undefined;

const isThere: Record<BrowserName, () => boolean> = {
  firefox: () => firefoxPath() !== undefined,
  webkit: () => webkitPaths() !== undefined,
};

/** Installs what is missing, where that is possible; returns what is still missing. */
export function installBrowsers(say: (line: string) => void): BrowserName[] {
  const names = Object.keys(PACKAGES) as BrowserName[];
  const missing = names.filter((name) => !isThere[name]());
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say(`Installing ${missing.join(" and ")} for the browser tests (once) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const options = { stdio: "ignore", env } as const;
    const packages = missing.flatMap((name) => PACKAGES[name]);
    spawnSync("apt-get", ["update", "-qq"], options);
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
  }
  return names.filter((name) => !isThere[name]());
}
