import type { LaunchOptions } from "@playwright/test";

export const LAUNCH_OPTIONS = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
} satisfies LaunchOptions;

/**
 * Chromium as people have it: a frame of another site has storage, locks and shared workers of its
 * own for each site around it. Playwright switches that off with a list of features, and then such
 * a frame has none at all. The last list counts: this is Playwright's as far as it matters here.
 */
export const WITH_FRAME_STORAGE = {
  ...LAUNCH_OPTIONS,
  args: [
    ...LAUNCH_OPTIONS.args,
    "--disable-features=DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,PaintHolding,OptimizationHints,NetworkTimeServiceQuerying,PreconnectToSearch",
  ],
} satisfies LaunchOptions;
