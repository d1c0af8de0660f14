import { expect, test } from "vitest";
import { backoffMs, isTemporary, retryAfterMs } from "./backoff.ts";

test("delays double up to a ceiling", () => {
  const middle = () => 0.5;
  expect([0, 1, 2, 3, 4, 9].map((n) => backoffMs(n, middle))).toEqual([
    1000, 2000, 4000, 8000, 15000, 15000,
  ]);
});

test("Retry-After is read as seconds and as a date", () => {
  const now = Date.parse("2030-01-01T00:00:00Z");
  expect(retryAfterMs("7", now)).toBe(7000);
  expect(retryAfterMs("Tue, 01 Jan 2030 00:00:05 GMT", now)).toBe(5000);
  expect(retryAfterMs("Mon, 31 Dec 2029 23:59:00 GMT", now)).toBe(0);
  expect(retryAfterMs("soon", now)).toBeNull();
  expect(retryAfterMs(null, now)).toBeNull();
});

test("only what may go well the next time is temporary", () => {
  const temporary = [0, 200, 400, 401, 404, 413, 429, 500, 503].filter((status) =>
    isTemporary({ status }),
  );
  expect(temporary).toEqual([0, 429, 500, 503]);
});
