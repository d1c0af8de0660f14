import { expect, test } from "vitest";
import { safeCss } from "./safe-css.ts";

test("ordinary rules stay as they are", () => {
  const css = `.linkdesk-header { background: linear-gradient(135deg, var(--linkdesk-primary), #000); }
.linkdesk-widget { --linkdesk-primary: #06f; content: "Note: fine"; }`;
  expect(safeCss(css)).toBe(css);
});

test.each([
  ["@import url(https://a.example/x.css);", ""],
  ['@IMPORT "https://a.example/x.css" screen;', ""],
  ["@\\69mport 'https://a.example';", ""],
])("nothing is imported: %s", (css, left) => {
  expect(safeCss(css)).toBe(left);
});

test.each([
  "a { background: url(http://a.example/x.png) }",
  "a { background: url('data:image/svg+xml,x') }",
  'a { background: u\\72l("//a.example/x") }',
  "a { background: url( /relative.png ) }",
  "a { background: url(https://) }",
  "a { background: url(http://a.example/x",
])("an address that is not https is left out: %s", (css) => {
  expect(safeCss(css)).toMatch(/^a \{ background: none( \})?$/);
});

test("an https address stays", () => {
  const css = 'a { background: url("https://a.example/x.png") }';
  expect(safeCss(css)).toBe(css);
  expect(safeCss('a { background: image-set("http://a.example/x" 1x) }')).not.toContain("http:");
});

test("addresses go through the caller, also those of image-set and of an unfinished rule", () => {
  const through = (address: string) => `https://us.example/${btoa(address)}`;
  const own = through("https://a.example/x");
  expect(safeCss("a { background: url( 'https://a.example/x' ) }", through)).toBe(
    `a { background: url('${own}') }`,
  );
  expect(safeCss('a { background: image-set("https://a.example/x" 1x) }', through)).toBe(
    `a { background: image-set("${own}" 1x) }`,
  );
  expect(safeCss("a { background: url(https://a.example/x", through)).toBe(
    `a { background: url(${own})`,
  );
  expect(safeCss("a { background: url(https://a.example/x) }", () => null)).toBe(
    "a { background: none }",
  );
});
