import { expect, test } from "vitest";
import { isTrustedOrigin, readTrustedDomain } from "./trusted-domains.ts";

test.each([
  ["example.com", "example.com"],
  [" Example.COM ", "example.com"],
  ["*.example.com", "*.example.com"],
  ["example.com:8080", "example.com:8080"],
  ["localhost:*", "localhost:*"],
  ["127.0.0.1:3000", "127.0.0.1:3000"],
  ["münchen.de", "xn--mnchen-3ya.de"],
  ["*.bücher.example", "*.xn--bcher-kva.example"],
  ["capacitor://localhost", "capacitor://localhost"],
  [" Ionic://localhost ", "ionic://localhost"],
  ["app://my.shop:8080", "app://my.shop:8080"],
])("%s is trusted as %s", (entry, domain) => {
  expect(readTrustedDomain(entry)).toEqual({ domain });
});

test.each([
  ["", /empty/],
  ["https://", /empty/],
  ["ftp://example.com", /without a path/],
  ["example.com/shop", /without a path/],
  ["a.com, b.com", /one name/],
  ["a.com; script-src *", /one name/],
  ["*", /beginning|name/],
  ["*.com", /whole domain/],
  ["*.127.0.0.1", /whole domain/],
  ["shop.*.com", /only at its beginning/],
  ["example.com:0", /port/],
  ["example.com:99999", /port/],
  ["exa mple.com", /one name/],
  ["[::1]:3000", /name/],
  ["-a.com", /not a valid name/],
  ["user@example.com", /one name/],
  ["file://localhost", /without a path/],
  ["javascript://x", /without a path/],
  ["capacitor://", /without a path/],
  ["capacitor://localhost/page", /without a path/],
  ["capacitor://localhost; script-src *", /without a path/],
])("%j is refused, with the reason", (entry, reason) => {
  const read = readTrustedDomain(entry);
  expect("error" in read ? read.error : read).toMatch(reason);
});

test.each([
  [[], "https://anything.example", true],
  [["example.com"], "https://example.com", true],
  [["example.com"], "http://example.com", true],
  [["example.com"], "https://www.example.com", false],
  [["example.com"], "https://example.com.evil.test", false],
  [["example.com"], "https://notexample.com", false],
  [["example.com"], "https://example.com:8443", false],
  [["example.com:8443"], "https://example.com:8443", true],
  [["example.com:443"], "https://example.com", true],
  [["localhost:*"], "http://localhost:5173", true],
  [["*.example.com"], "https://shop.example.com", true],
  [["*.example.com"], "https://a.b.example.com", true],
  [["*.example.com"], "https://example.com", false],
  [["*.example.com"], "https://evilexample.com", false],
  [["xn--mnchen-3ya.de"], "https://münchen.de", true],
  [["example.com"], "null", false],
  [["example.com"], "", false],
  [["example.com"], "javascript:alert(1)", false],
  [["capacitor://localhost"], "capacitor://localhost", true],
  [["capacitor://localhost"], "ionic://localhost", false],
  [["capacitor://localhost"], "http://localhost", false],
  [["capacitor://localhost"], "capacitor://localhost.evil.example", false],
  [["localhost"], "capacitor://localhost", false],
  [["localhost"], "http://localhost", true],
])("whether the domains %j trust the page %s: %s", (domains, origin, trusted) => {
  expect(isTrustedOrigin(domains, origin)).toBe(trusted);
});

test.each([
  ["https://Example.com/shop?x=1#top", "example.com"],
  ["http://localhost:3000/", "localhost:3000"],
  ["https://shop.example.com", "shop.example.com"],
])("of the pasted address %s the name is taken", (entry, domain) => {
  expect(readTrustedDomain(entry)).toEqual({ domain });
});
