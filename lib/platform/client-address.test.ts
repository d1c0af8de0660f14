import { afterEach, expect, test, vi } from "vitest";
import { clientAddress, plainAddress } from "./client-address.ts";

const proxies = vi.hoisted(() => ({ count: 0 }));
vi.mock("./env.ts", () => ({ env: () => ({ TRUSTED_PROXIES: proxies.count }) }));
afterEach(() => {
  proxies.count = 0;
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["192.0.2.1:4711", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::FFFF:C000:0201", "192.0.2.1"],
  ["2001:DB8:0:0::1", "2001:db8::1"],
  ["[2001:db8::1]:443", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["unknown", null],
  ["", null],
  ["192.0.2.256", null],
])("%s is the address %s", (text, address) => {
  expect(plainAddress(text)).toBe(address);
});

test.each([
  [0, "203.0.113.9, 192.0.2.1", "192.0.2.1"],
  [1, "203.0.113.9, 192.0.2.1", "203.0.113.9"],
  [1, "6.6.6.6, 203.0.113.9, 192.0.2.1", "203.0.113.9"],
  [2, "192.0.2.1", "192.0.2.1"],
])("behind %i proxies, %s comes from %s", (count, header, address) => {
  proxies.count = count;
  expect(clientAddress(new Headers({ "x-forwarded-for": header }))).toBe(address);
});
