import { describe, expect, test } from "vitest";
import { formatText } from "./format.ts";

/** Runs in short: b, i, c and a for what they are, then the text. */
const short = (text: string) =>
  formatText(text).map(({ text: words, bold, italic, code, href }) => {
    const flags = [bold && "b", italic && "i", code && "c", href && "a"].filter(Boolean).join("");
    return flags ? `${flags}:${words}` : words;
  });

describe("formatting", () => {
  test.each([
    ["plain", ["plain"]],
    ["**bold** and *it* or _it_", ["b:bold", " and ", "i:it", " or ", "i:it"]],
    ["**bold with *both* in it**", ["b:bold with ", "bi:both", "b: in it"]],
    ["run `npm start` now", ["run ", "c:npm start", " now"]],
    ["`**not bold**`", ["c:**not bold**"]],
    ["(*aside*)", ["(", "i:aside", ")"]],
    ["two\nlines", ["two\nlines"]],
  ])("%s", (text, runs) => {
    expect(short(text)).toEqual(runs);
  });

  test.each([
    "2 * 3 * 4 = 24",
    "snake_case_name and __init__",
    "a ** b ** c",
    "*open and never closed",
    "**",
    "****",
    "* a list\n* of things",
    "*over\ntwo lines*",
    "``",
  ])("left alone: %s", (text) => {
    expect(short(text)).toEqual([text]);
  });

  test("links stay whole, whatever is in them", () => {
    expect(short("see https://a.example/x_y_z*1*")).toEqual([
      "see ",
      "a:https://a.example/x_y_z*1",
      "*",
    ]);
    expect(short("**https://a.example/_b_c**")).toEqual(["ba:https://a.example/_b_c"]);
  });

  test("a long text of markers is no trap", () => {
    const text = "** *_`".repeat(1_600);
    const before = performance.now();
    formatText(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

/** Strings that break software. A copy of the project alone does not have them. */
const corpus = new URL("../../../shared/corpora/naughty-strings.json", import.meta.url).pathname;
const naughty: string[] = await import(/* @vite-ignore */ corpus).then(
  (module: { default: string[] }) => module.default,
  () => [],
);

describe.skipIf(naughty.length === 0)("naughty strings (skipped: corpus not present)", () => {
  const all = [...naughty, "a\0b", "half \ud83d of a pair", "\udc00", "**\u202e*x*\u202c**"];

  test("nothing is lost but markers, and nothing is added", () => {
    for (const text of all) {
      const shown = formatText(text)
        .map((run) => run.text)
        .join("");
      expect(shown.replace(/[*_`]/g, "")).toBe(text.replace(/[*_`]/g, ""));
    }
  });

  test("only safe addresses become links", () => {
    const links = all.flatMap(formatText).flatMap(({ href }) => href ?? []);
    for (const href of links) expect(href).toMatch(/^(?:https?:|mailto:)/);
  });
});
