import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuTimeOf } from "../../../tests/support/cpu-time.ts";
import { BLOCK_CASES, NO_BLOCKS } from "../../../tests/support/formatting-cases.ts";
import { type Block, readBlocks } from "./format-blocks.ts";
import { formatText, plainText } from "./format-text.ts";
import { previewOf } from "./preview.ts";

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const drawLine = (line: string) =>
  formatText(line, "agent")
    .map(({ text, bold, italic }) => {
      const drawn = italic ? `<i>${escapeHtml(text)}</i>` : escapeHtml(text);
      return bold ? `<b>${drawn}</b>` : drawn;
    })
    .join("");

/** Blocks as the table of cases writes them. */
function draw(block: Block): string {
  const inside =
    "blocks" in block
      ? block.blocks.map(draw).join("")
      : block.tag === "pre"
        ? escapeHtml(block.text)
        : drawLine(block.text);
  return `<${block.tag}>${inside}</${block.tag}>`;
}

describe("blocks of a message", () => {
  test.each(BLOCK_CASES)("the team writes lists, quotes and code: $text", ({ text, drawn }) => {
    expect(readBlocks(text, "agent").map(draw).join("")).toBe(drawn);
  });

  test("an ordered list keeps the numbers that were typed", () => {
    const [list] = readBlocks("3. Go on\n7. Stop\n0. Never", "bot");
    expect(list).toEqual({
      tag: "ol",
      blocks: [
        { tag: "li", text: "Go on", value: 3 },
        { tag: "li", text: "Stop", value: 7 },
        { tag: "li", text: "Never", value: 0 },
      ],
    });
  });

  test.each(BLOCK_CASES)("a list shows one line without markers: $text", ({ text, preview }) => {
    expect(previewOf(text, "agent")).toBe(preview);
  });

  test.each(NO_BLOCKS)("a text without blocks stays as it is: %j", (text) => {
    expect(readBlocks(text, "agent")).toEqual([{ tag: "p", text }]);
  });

  test.each([...BLOCK_CASES.map(({ text }) => text), ...NO_BLOCKS])(
    "what a visitor types stays as it is: %j",
    (text) => {
      expect(readBlocks(text, "contact")).toEqual([{ tag: "p", text }]);
    },
  );
});

describe("any text", () => {
  const piece = fc.constantFrom(
    ...[
      "word",
      " ",
      "\n",
      "- ",
      "* ",
      "12. ",
      "> ",
      "```\n",
      "\n```\n",
      "`",
      "**",
      "_",
      "[",
      "](",
      ")",
    ],
    ...["https://a.example", "[word](https://a.example)", "👍", "\t", "\r\n", "\0"],
  );
  const pieces = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(""));
  const countWords = (text: string) => text.split("word").length - 1;

  test("all of its words are shown", () => {
    fc.assert(
      fc.property(pieces, (text) => {
        expect(countWords(plainText(text, "agent"))).toBe(countWords(text));
        const shown = readBlocks(text, "agent").map(draw).join("");
        expect(countWords(shown)).toBe(countWords(text));
      }),
    );
  });

  test("it is read without an error, and a visitor's is not changed", () => {
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: "binary" })), (text) => {
        expect(typeof plainText(text, "agent")).toBe("string");
        expect(plainText(text, "contact")).toBe(text);
      }),
    );
  });

  test.each([
    "- a\n",
    "1. ",
    "> ",
    "> > a\n",
    "```\n",
    "```a\n",
    "[a](",
    "[a](b)",
    "](",
    "(",
    " \n",
    " ",
  ])("400,000 characters of %j are read in a moment", (pump) => {
    const text = pump.repeat(400_000 / pump.length);
    const read = () => [readBlocks(text, "agent").map(draw), plainText(text, "agent")];
    // Work that grows with the square of the length would take minutes.
    expect(cpuTimeOf(read)).toBeLessThan(5_000);
  });
});
