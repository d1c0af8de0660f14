import { describe, expect, test } from "vitest";
import { FORMATTING_CASES, wordsOf } from "../../../tests/support/formatting-cases.ts";
import { formatText, plainText } from "./format-text.ts";
import { previewOf } from "./preview.ts";

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Runs as the table of cases writes them. */
function draw(runs: ReturnType<typeof formatText>): string {
  return runs
    .map(({ text, href, bold, italic, code }) => {
      let drawn = escapeHtml(text);
      if (href) drawn = `<a>${drawn}</a>`;
      if (code) drawn = `<code>${drawn}</code>`;
      if (italic) drawn = `<i>${drawn}</i>`;
      return bold ? `<b>${drawn}</b>` : drawn;
    })
    .join("")
    .replaceAll(/<\/(b|i)><\1>/g, "");
}

describe("formatting", () => {
  test.each(FORMATTING_CASES)(
    "the text of a $author is formatted: $text",
    ({ author, text, drawn, hrefs = [] }) => {
      const runs = formatText(text, author);
      expect(draw(runs)).toBe(drawn);
      expect(runs.flatMap(({ href }) => href ?? [])).toEqual(hrefs);
    },
  );

  test.each(FORMATTING_CASES)("in a list the text of a $author loses its markers: $text", (row) => {
    expect(plainText(row.text, row.author)).toBe(wordsOf(row));
    expect(previewOf(row.text, row.author)).toBe(wordsOf(row));
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
      const shown = formatText(text, "agent")
        .map((run) => run.text)
        .join("");
      expect(shown.replace(/[*_`]/g, "")).toBe(text.replace(/[*_`]/g, ""));
    }
  });

  test("only safe addresses become links", () => {
    const links = all
      .flatMap((text) => formatText(text, "agent"))
      .flatMap(({ href }) => href ?? []);
    for (const href of links) expect(href).toMatch(/^(?:https?:|mailto:)/);
  });
});
