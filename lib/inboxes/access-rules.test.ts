import { inboxSecurity } from "@linkdesk/contract/inbox-security.ts";
import { expect, test } from "vitest";
import { isBlocked } from "./access-rules.ts";

test.each([
  ["192.168.1.0/24", "192.168.1.77", true],
  ["192.168.1.0/24", "192.168.2.1", false],
  ["10.0.0.1", "10.0.0.1", true],
  ["10.0.0.1", "10.0.0.10", false],
  ["2001:db8::/32", "2001:db8:1::1", true],
  ["2001:db8::/32", "2001:db9::1", false],
  ["2001:DB8::1", "2001:db8::1", true],
  ["::ffff:10.0.0.1", "10.0.0.1", true],
  ["::ffff:10.0.0.0/104", "10.9.9.9", true],
  ["::ffff:10.0.0.0/104", "11.0.0.1", false],
  ["0.0.0.0/0", "203.0.113.1", true],
  ["0.0.0.0/0", "2001:db8::1", false],
])("whether the entry %s blocks the address %s: %s", (entry, address, expected) => {
  const { blockedIps } = inboxSecurity.parse({ blockedIps: [entry] });
  expect(isBlocked(blockedIps, address)).toBe(expected);
});

test.each([
  "10.0.0.256",
  "10.0.0.0/33",
  "2001:db8::/129",
  "10.0.0",
  "example.com",
  "",
  "10.0.0.1-9",
])("%j is no entry, and the error shows what one looks like", (entry) => {
  const { error } = inboxSecurity.safeParse({ blockedIps: [entry] });
  expect(error?.issues[0]?.message).toMatch(/192\.168\.1\.0\/24/);
});
