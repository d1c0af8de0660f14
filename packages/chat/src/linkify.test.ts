import { expect, test } from "vitest";
import { linkify, safeHref } from "./linkify.ts";

const links = (text: string) => linkify(text).flatMap((part) => part.href ?? []);

test("web and mail addresses become links", () => {
  expect(links("see https://a.test/x?y=1#z and http://b.test")).toEqual([
    "https://a.test/x?y=1#z",
    "http://b.test/",
  ]);
  expect(links("www.shop.test/sale")).toEqual(["https://www.shop.test/sale"]);
  expect(links("mailto:help@a.test")).toEqual(["mailto:help@a.test"]);
  expect(links("write to jo.doe+x@mail.example.com!")).toEqual([
    "mailto:jo.doe+x@mail.example.com",
  ]);
});

test("the sentence's own punctuation stays outside", () => {
  expect(links("Is it https://a.test/x?")).toEqual(["https://a.test/x"]);
  expect(links("(see https://a.test/x).")).toEqual(["https://a.test/x"]);
  expect(links("https://en.wiki.test/A_(b)")).toEqual(["https://en.wiki.test/A_(b)"]);
  expect(links("https://a.test, https://b.test!")).toEqual(["https://a.test/", "https://b.test/"]);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "http://",
  "mailto:",
  "https://a b",
])("%s never becomes a dangerous link", (text) => {
  for (const href of links(text)) expect(href).toMatch(/^(https?:\/\/[^\s]+|mailto:[^\s]+@)/);
});

test("an address that hides where it leads is no link", () => {
  expect(links("https://shop.test@evil.test/ www.shop.test@evil.test")).toEqual([]);
});

test("only safe addresses become links", () => {
  expect(safeHref("javascript:alert(1)")).toBeNull();
  expect(safeHref("java\nscript:alert(1)")).toBeNull();
  expect(safeHref("https://example.com")).toBe("https://example.com/");
  expect(safeHref("nonsense")).toBeNull();
  expect(safeHref(null)).toBeNull();
});

test("markup around a link is not swallowed", () => {
  const parts = linkify('<a href="https://a.test">x</a>');
  expect(parts.map((part) => part.text).join("")).toBe('<a href="https://a.test">x</a>');
  expect(links('<a href="https://a.test">x</a>')).toEqual(["https://a.test/"]);
});

test("the parts joined are the text, whatever it is", () => {
  for (const text of [
    "",
    "plain",
    "a\nhttps://b.test\n\nc",
    "👋 www.x.test.",
    "((((https://a.test))))",
  ]) {
    const parts = linkify(text);
    expect(parts.map((part) => part.text).join("")).toBe(text);
  }
});
