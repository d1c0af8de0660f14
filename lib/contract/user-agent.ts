export type Browser = {
  browser: string | null;
  os: string | null;
  device: "phone" | "tablet" | "computer";
};

/** The order matters: most browsers also carry the names of those they descend from. */
const BROWSERS: ReadonlyArray<[name: string, pattern: RegExp, also?: string]> = [
  ["Edge", /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ["Opera", /\b(?:OPR|Opera)\/(\d+)/],
  ["Samsung Internet", /\bSamsungBrowser\/(\d+)/],
  ["Vivaldi", /\bVivaldi\/(\d+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ["Safari", /\bVersion\/(\d+)/, "Safari/"],
];

const SYSTEMS: ReadonlyArray<[name: string, pattern: RegExp]> = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows NT\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
];

/** Names the browser and system for people. Good enough to help somebody, not to decide by. */
export function parseUserAgent(userAgent: string): Browser {
  const found = BROWSERS.find(
    ([, pattern, also = ""]) => pattern.test(userAgent) && userAgent.includes(also),
  );
  const version = found?.[1].exec(userAgent)?.[1];
  const isTablet = /\biPad\b|\bTablet\b|Android(?!.*Mobile)/.test(userAgent);
  const isPhone = /\biPhone\b|\bMobile\b/.test(userAgent);
  return {
    browser: found ? `${found[0]}${version ? ` ${version}` : ""}` : null,
    os: SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null,
    device: isTablet ? "tablet" : isPhone ? "phone" : "computer",
  };
}
