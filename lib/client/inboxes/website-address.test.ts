import { expect, test } from "vitest";
import { hostOf, withProtocol } from "./website-address.ts";

test("an address gets the protocol that was left out", () => {
  expect(withProtocol(" example.com/help ")).toBe("https://example.com/help");
  expect(withProtocol("localhost:3000")).toBe("http://localhost:3000");
  expect(withProtocol("http://example.com")).toBe("http://example.com");
  expect(withProtocol("")).toBe("");
});

test("a website is called by its host, and half an address by itself", () => {
  expect(hostOf("https://shop.example/a?b")).toBe("shop.example");
  expect(hostOf("https://")).toBe("https://");
});
