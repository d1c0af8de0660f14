import { expect, test } from "vitest";
import { searchedWords, wordsOf } from "./document-tokens.ts";
import { excerptOf, isMatch } from "./highlight.ts";
import { splitWords } from "./split-words.ts";

/** Whether a search for `q` finds the text. */
function finds(q: string, text: string): boolean {
  const there = [...splitWords(text)];
  const wanted = searchedWords(q);
  return wanted.length > 0 && wanted.every((word) => there.some((one) => isMatch(one, word)));
}

test.each([
  ["strasse", "Die Straße ist lang"],
  ["STRASSE", "Die Straße ist lang"],
  ["Grüße", "viele grusse aus Köln"],
  ["koln", "viele Grüße aus KÖLN"],
  ["istanbul", "İSTANBUL'da"],
  ["İstanbul", "istanbul"],
  ["ısparta", "ISPARTA"],
  ["ΟΔΟΣ", "η οδός είναι κλειστή"],
  ["οδος", "ΟΔΌΣ"],
  ["café", "two cafe\u0301s"],
  ["أحمد", "احمد"],
  ["مدرسة", "مَدْرَسَه"],
  ["علي", "على"],
  ["۱۲۳", "123"],
  ["שלומ", "שָׁלוֹם"],
  ["東京", "私は東京都に住んでいます"],
  ["京", "東京"],
  ["退款", "我想申请退款。"],
  ["カタカナ", "ｶﾀｶﾅ"],
  ["ありがとう", "どうもありがとうございます"],
  ["안녕", "안녕하세요"],
  ["สวัสดี", "สวัสดีครับ"],
  ["🎉", "done 🎉!"],
  ["A-1017", "about order #A-1017, please"],
  ["a-1017", "see shop/A-1017/items"],
  ["#1017", "about order A-1017"],
  ["ada@example.com", "write to <Ada@Example.com>."],
  ["example.com", "write to ada@example.com"],
  ["ada@", "write to ada@example.com"],
  ["ref", "your refund"],
  ["don't", "I don’t know"],
  ["10042", "n° 10042"],
  ["invoice march", "March 2026: your invoices"],
  ["report.pdf", "report.pdf"],
])("a search for %s finds “%s”", (q, text) => {
  expect(finds(q, text)).toBe(true);
});

test.each([
  ["fund", "your refund"],
  ["A-1017", "a bill of 1017 euros"],
  ["京東", "東京都"],
  ["ada@example.org", "ada@example.com"],
  ["x", "xylophone"],
  ["!!!", "hello!!!"],
])("a search for %s does not find “%s”", (q, text) => {
  expect(finds(q, text)).toBe(false);
});

test("a joined word is asked for as a whole, and neighbours of a script without spaces in pairs", () => {
  const asked = (q: string) => searchedWords(q).map(({ text }) => text);
  expect(asked("refund A-1017")).toEqual(["refund", "a-1017"]);
  expect(asked("東京都")).toEqual(["東京", "京都"]);
  expect(asked("refund refund")).toEqual(["refund"]);
});

const MB = 1_000_000;
test.each(["a", "a-", "a@b.", "é", "東", "🎉", "\u0301", "a\u0301", " ", "-", "İ", "'"])(
  "a megabyte of “%s” is read in a moment and becomes a bounded number of words",
  (part) => {
    const text = part.repeat(MB / part.length);
    const started = performance.now();
    let count = 0;
    for (const _ of splitWords(text)) count++;
    expect(count).toBeLessThanOrEqual(2 * MB);
    expect(wordsOf([text]).every((word) => word.length <= 40)).toBe(true);
    expect(excerptOf(text, searchedWords("a"))?.text.length ?? 0).toBeLessThan(200);
    // A quadratic reading takes hours.
    expect(performance.now() - started).toBeLessThan(20_000);
  },
);

test("the words of one document are bounded in number", () => {
  const text = Array.from({ length: 9_000 }, (_, i) => `w${i}`).join(" ");
  expect(wordsOf([text])).toHaveLength(2_000);
});

test("an excerpt shows where the words are, on one line, and what was asked for in it", () => {
  const text = `${"before ".repeat(40)}my\nRefund of order A-1017 is late ${"after ".repeat(60)}`;
  const excerpt = excerptOf(text, searchedWords("refund a-10"));
  expect(excerpt?.text).toMatch(/^…before .*my Refund of order A-1017 is late .*…$/);
  expect(excerpt?.highlights.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([
    "Refund",
    "A-1017",
  ]);
  expect(excerptOf("nothing here", searchedWords("refund"))).toBeNull();
});

test("an excerpt never cuts through an emoji", () => {
  const text = `${"🎉".repeat(300)} refund ${"🎉".repeat(300)}`;
  expect(excerptOf(text, searchedWords("refund"))?.text.isWellFormed()).toBe(true);
});
