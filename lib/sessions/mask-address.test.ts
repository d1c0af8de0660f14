import { expect, it } from "vitest";
import { maskAddress } from "./mask-address.ts";

it.each([
  ["192.0.2.7", "192.0.2.0"],
  ["255.255.255.255", "255.255.255.0"],
  ["0.0.0.0", "0.0.0.0"],
  [" 192.0.2.7\n", "192.0.2.0"],
  ["2001:db8:1234:5678:9abc:def0:1234:5678", "2001:db8:1234::"],
  ["2001:DB8:0:1::1", "2001:db8::"],
  ["2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::"],
  ["2001:db8::1", "2001:db8::"],
  ["::1", "::"],
  ["::", "::"],
  ["1::", "1::"],
  ["[2001:db8:1:2::3]", "2001:db8:1::"],
  ["fe80::1%eth0", "fe80::"],
  ["0:0:1::ff", "0:0:1::"],
  // v4 in v6 clothes, in each of its spellings.
  ["::ffff:192.0.2.7", "192.0.2.0"],
  ["::FFFF:c000:0207", "192.0.2.0"],
  ["0:0:0:0:0:ffff:192.0.2.7", "192.0.2.0"],
  ["[::ffff:192.0.2.7]", "192.0.2.0"],
  // Looks mapped and is not: the v4 part must be gone.
  ["::fffe:192.0.2.7", "::"],
  ["::192.0.2.7", "::"],
  ["64:ff9b::192.0.2.7", "64:ff9b::"],
  ["::ffff:0:192.0.2.7", "::"],
])("the address %j is kept as %s", (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
  // Masking what is masked changes nothing.
  expect(maskAddress(masked)).toBe(masked);
});

it.each([
  "",
  "unknown",
  "192.0.2",
  "192.0.2.256",
  "192.0.2.07",
  "0300.0.2.7",
  "3221225991",
  "0xc0.0.2.7",
  "192.0.2.7:443",
  "192.0.2.7, 10.0.0.1",
  "192.0.2.7/32",
  "2001:db8:::1",
  "2001:db8::1::2",
  "2001:db8:1:2:3:4:5:6:7",
  "2001:db8::12345",
  "::ffff:192.0.2.300",
  "١٩٢.٠.٢.٧",
  "example.com",
  "[192.0.2.7",
  "'; DROP TABLE sessions; --",
])("%j is no address, and is not kept", (text) => {
  expect(maskAddress(text)).toBeNull();
});
