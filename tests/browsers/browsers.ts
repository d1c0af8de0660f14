import { firefoxPath, webkitPaths } from "./find-browsers.ts";
import { startFirefox } from "./firefox.ts";
import type { BrowserName, DrivenBrowser } from "./tab.ts";
import { startWebKit } from "./webkit.ts";

/** The browsers that are on this machine; `scripts/test.ts` installs them and counts those that are not. */
export const BROWSERS: BrowserName[] = [
  ...(firefoxPath() ? (["firefox"] as const) : []),
  ...(webkitPaths() ? (["webkit"] as const) : []),
];

export function startBrowser(name: BrowserName): Promise<DrivenBrowser> {
  const firefox = firefoxPath();
  const webkit = webkitPaths();
  if (name === "firefox" && firefox) return startFirefox(firefox);
  if (name === "webkit" && webkit) return startWebKit(webkit);
  throw new Error(`${name} is not on this machine`);
}
