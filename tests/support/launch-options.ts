import type { LaunchOptions } from "@playwright/test";
import { findBrowser } from "../../scripts/require-browser.ts";

/**
 * Chromium as people have it: a frame of another site has storage, locks and shared workers of its
 * own for each site around it. Playwright switches that off with a list of features, and then such
 * a frame has none at all. The last list counts: this is Playwright's as far as it matters here.
 */
export const LAUNCH_OPTIONS = {
  executablePath: findBrowser(),
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-features=DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,PaintHolding,OptimizationHints,NetworkTimeServiceQuerying,PreconnectToSearch",
  ],
} satisfies LaunchOptions;
