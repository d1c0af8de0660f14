import { expect, it } from "vitest";
import { csvLine } from "./csv.ts";

it.each([
  ["=1+1", "'=1+1"],
  ["+31 6 1234", "'+31 6 1234"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1+1", "'\t=1+1"],
  ['=HYPERLINK("https://evil.example","x")', `"'=HYPERLINK(""https://evil.example"",""x"")"`],
  ["\r=1", `"'\r=1"`],
  ["＝1", "'＝1"],
])("%j is text in a spreadsheet", (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});

it("a line quotes what would break it, and leaves the rest alone", () => {
  expect(csvLine(["plain", 'a "b"', "x,y", "two\nlines", "", "a=b", "émoji 😀"])).toBe(
    'plain,"a ""b""","x,y","two\nlines",,a=b,émoji 😀\r\n',
  );
});
