import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Edit } from "./edit.ts";
import { FORMATS, type Format, formatEdit, linkTo, newLineEdit } from "./format-edit.ts";
import { formatOfKey } from "./format-key.ts";

/** `one <two> three`: what stands between angle brackets is selected; `|` is a caret. */
function read(marked: string) {
  const value = marked.replace(/[<>|]/g, "");
  const start = marked.search(/[<|]/);
  return { value, start, end: marked.includes("<") ? marked.indexOf(">") - 1 : start };
}

function show(value: string, { from, to, text, start, end }: Edit): string {
  const next = value.slice(0, from) + text + value.slice(to);
  if (start === end) return `${next.slice(0, start)}|${next.slice(start)}`;
  return `${next.slice(0, start)}<${next.slice(start, end)}>${next.slice(end)}`;
}

const format = (kind: Format, marked: string) => {
  const written = read(marked);
  return show(written.value, formatEdit(kind, written));
};

describe("formatting what is selected", () => {
  test.each<[Format, string, string]>([
    ["bold", "a <word> here", "a **<word>** here"],
    ["bold", "a **<word>** here", "a <word> here"],
    ["bold", "a <**word**> here", "a <word> here"],
    ["bold", "a <word >here", "a **<word>** here"],
    ["bold", "so |", "so **|**"],
    ["bold", "so **|**", "so |"],
    ["bold", "so **bold|**", "so **bold**|"],
    ["bold", "<one\n\ntwo>", "<**one**\n\n**two**>"],
    ["bold", "<**one**\n\n**two**>", "<one\n\ntwo>"],
    ["bold", "<- one\n- two>", "<- **one**\n- **two**>"],
    ["italic", "a <word> here", "a _<word>_ here"],
    ["italic", "a _<word>_ here", "a <word> here"],
    ["code", "run <npm start>", "run `<npm start>`"],
    ["code", "<one\ntwo>", "```\n<one\ntwo>\n```"],
    ["codeBlock", "```\n<one\ntwo>\n```", "<one\ntwo>"],
    ["codeBlock", "|", "```\n|\n```"],
    ["link", "see <our plans>", "see [our plans](<https://>)"],
    ["link", "<https://a.example/(b)>", "[|](https://a.example/%28b%29)"],
    ["link", "see |", "see [|](https://)"],
    ["list", "<one\ntwo>", "<- one\n- two>"],
    ["list", "<- one\n* two>", "<one\ntwo>"],
    ["list", "<1. one\n2. two>", "<- one\n- two>"],
    ["list", "one|", "- one|"],
    ["list", "- one|", "one|"],
    ["numbers", "a\n<one\n\ntwo>\nb", "a\n<1. one\n\n2. two>\nb"],
    ["numbers", "<one\n>two", "<1. one>\ntwo"],
  ])("with the format %s, the text %j becomes %j", (kind, before, after) => {
    expect(format(kind, before)).toBe(after);
  });

  test("a list can be quoted, and the quote taken back", () => {
    const { text } = formatEdit("quote", { value: "- one\nb", start: 0, end: 7 });
    expect(text).toBe("> - one\n> b");
    expect(formatEdit("quote", { value: text, start: 0, end: text.length }).text).toBe("- one\nb");
  });

  test("no words are lost, and the selection is inside of the text", () => {
    const piece = fc.constantFrom("word", " ", "\n", "**", "_", "`", "- ", "1. ", "```", "[", "](");
    const written = fc
      .tuple(fc.array(piece, { maxLength: 20 }), fc.nat(), fc.nat())
      .map(([pieces, a, b]) => {
        const value = pieces.join("");
        const [one, two] = [a % (value.length + 1), b % (value.length + 1)];
        return { value, start: Math.min(one, two), end: Math.max(one, two) };
      });
    const wordsIn = (text: string) => text.replace(/[^a-z]/g, "").replaceAll("https", "");
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), written, (kind, { value, start, end }) => {
        const { from, to, text, ...selected } = formatEdit(kind, { value, start, end });
        const next = value.slice(0, from) + text + value.slice(to);
        expect(wordsIn(next)).toBe(wordsIn(value));
        expect(selected.start).toBeGreaterThanOrEqual(0);
        expect(selected.end).toBeGreaterThanOrEqual(selected.start);
        expect(selected.end).toBeLessThanOrEqual(next.length);
      }),
    );
  });
});

describe("a new line", () => {
  test.each([
    ["- one|", "- one\n- |"],
    ["9. one|", "9. one\n10. |"],
    ["  * one| two", "  * one\n  * | two"],
    ["- one\n- |", "- one\n|"],
  ])("in a list, %j goes on as %j", (before, after) => {
    const written = read(before);
    const edit = newLineEdit(written);
    expect(edit && show(written.value, edit)).toBe(after);
  });

  test("in a quote, the next line is quoted, too", () => {
    expect(newLineEdit({ value: "> one", start: 5, end: 5 })?.text).toBe("\n> ");
  });

  test.each(["one|", "|- one", "```\n- one|", "-|"])("%j goes on as an ordinary line", (before) => {
    expect(newLineEdit(read(before))).toBeNull();
  });
});

describe("pasting an address over words", () => {
  test("an address becomes the link of the words that are selected", () => {
    const written = read("see <our plans >now");
    const edit = linkTo("https://a.example/x_(1)\n", written);
    expect(edit && show(written.value, edit)).toBe(
      "see [our plans](https://a.example/x_%281%29)| now",
    );
  });

  test.each(["|", "<two\nlines>", "<a [b]>", "<https://b.example>"])(
    "over %j an address is pasted as it is",
    (marked) => {
      expect(linkTo("https://a.example", read(marked))).toBeNull();
    },
  );
});

test("keys are known by their letter, and digits by their place", () => {
  const press = (key: string, code = "", pressed = {}) =>
    formatOfKey({
      ...{ key, code, shiftKey: false, altKey: false, ctrlKey: true, metaKey: false },
      ...pressed,
    });
  expect(press("b")).toBe("bold");
  expect(press("B")).toBe("bold");
  expect(press("i", "", { ctrlKey: false, metaKey: true })).toBe("italic");
  expect(press("/", "Digit7", { shiftKey: true })).toBe("numbers");
  expect(press("K", "KeyK", { shiftKey: true })).toBe("link");
  expect(press("k")).toBeNull();
  expect(press("b", "", { altKey: true })).toBeNull();
  expect(press("b", "", { ctrlKey: false })).toBeNull();
  expect(press("7", "Digit7")).toBeNull();
});
