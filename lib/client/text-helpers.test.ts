import { parseUserAgent } from "@linkdesk/contract/user-agent.ts";
import { describe, expect, it } from "vitest";
import { safeNext } from "./auth/safe-next.ts";
import { dayLabel, isOnline, longAge, shortAge, timeInZone } from "./time.ts";

describe("safeNext", () => {
  it.each([
    ["/inboxes/1?tab=install", "/inboxes/1?tab=install"],
    ["//evil.example", "/conversations"],
    ["/\\evil.example", "/conversations"],
    ["/\t/evil.example", "/conversations"],
    ["https://evil.example", "/conversations"],
    ["javascript:alert(1)", "/conversations"],
    ["/sign-in?next=/sign-in", "/conversations"],
    [null, "/conversations"],
  ])("a sign-in at the address %s goes on to %s", (next, expected) =>
    expect(safeNext(next)).toBe(expected),
  );
});

describe("time", () => {
  const now = new Date(2026, 2, 11, 12, 0).getTime();
  const ago = (ms: number) => new Date(now - ms).toISOString();

  it("time is short in lists and spoken elsewhere", () => {
    expect(shortAge(ago(20_000), now)).toBe("now");
    expect(shortAge(ago(5 * 60_000), now)).toBe("5m");
    expect(shortAge(ago(26 * 3_600_000), now)).toBe("1d");
    expect(longAge(ago(5 * 60_000), now)).toBe("5 minutes ago");
  });

  it("a clock that runs ahead does not show the future", () => {
    expect(shortAge(ago(-60_000), now)).toBe("now");
  });

  it("days have names: today, yesterday, the weekday", () => {
    expect(dayLabel(ago(0), now)).toBe("Today");
    expect(dayLabel(ago(24 * 3_600_000), now)).toBe("Yesterday");
    expect(dayLabel(ago(3 * 24 * 3_600_000), now)).toBe("Sunday");
  });

  it("who was seen lately is online, and an unknown time zone is no error", () => {
    expect(isOnline(ago(60_000), now)).toBe(true);
    expect(isOnline(ago(180_000), now)).toBe(false);
    expect(isOnline(null, now)).toBe(false);
    expect(timeInZone("Not/AZone", now)).toBeNull();
  });
});

describe("parseUserAgent", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
      { browser: "Edge 131", os: "Windows", device: "computer" },
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
      { browser: "Safari 18", os: "iPhone", device: "phone" },
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
      { browser: "Firefox 133", os: "Linux", device: "computer" },
    ],
    ["curl/8.0", { browser: null, os: null, device: "computer" }],
  ])("the browser and system are read from the user agent %s", (userAgent, expected) =>
    expect(parseUserAgent(userAgent)).toEqual(expected),
  );
});
