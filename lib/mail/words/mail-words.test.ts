import { LANGUAGE_CODES, type Language } from "@linkdesk/contract/languages.ts";
import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { mailTime, mailWords, REPLY_MARKERS } from "./mail-words.ts";

type Texts = { [key: string]: unknown };
type Text = string | ((...values: (string | number)[]) => string);

/** All texts by their path: "stop.title". */
function textsOf(texts: Texts, before = ""): Map<string, Text> {
  const found = Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? [...textsOf(value as Texts, `${before}${key}.`)]
      : [[before + key, value as Text] as [string, Text]],
  );
  return new Map(found);
}

const ENGLISH = textsOf(en);
/** For each parameter: what no language has in its own words. */
const VALUES = ["⟦1⟧", "⟦2⟧", "⟦3⟧"];

/** Which parameters a text shows, in order. */
function shownBy(text: Text): string[] {
  return typeof text === "string" ? [] : VALUES.filter((value) => text(...VALUES).includes(value));
}

/** How many ways there are to say "new messages", where they are not two. */
const FORMS = new Map<Language, number>([
  ...(["tr", "ja", "ko", "zh-CN"] as const).map((code) => [code, 1] as const),
  ...(["pl", "ru", "uk", "he"] as const).map((code) => [code, 3] as const),
  ["ar", 4],
]);

const OTHERS = LANGUAGE_CODES.filter((code) => code !== "en");

describe.each(OTHERS)("mails in %s", (language) => {
  const texts = textsOf(mailWords(language));

  test("have every text, and none is empty or English", () => {
    expect([...texts.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
    const same = [...texts].filter(([key, text]) => {
      const english = ENGLISH.get(key);
      return typeof text === "string" && (text.trim() === "" || text === english);
    });
    expect(same).toEqual([]);
  });

  test("name whatever the English texts name", () => {
    const names = [...texts].map(([key, text]) => [key, shownBy(text)]);
    const expected = [...texts.keys()].map((key) => [key, shownBy(ENGLISH.get(key) ?? "")]);
    // A count is not always written as a number.
    const without = ([key]: unknown[]) => key !== "newMessages";
    expect(names.filter(without)).toEqual(expected.filter(without));
  });

  test("count messages in every form that the language has", () => {
    const { newMessages } = mailWords(language);
    const counts = Array.from({ length: 100 }, (_, at) => at + 1);
    const written = counts.map((n) => newMessages(n, "Fernhill"));
    const forms = new Set(written.map((text) => text.replace(/\p{N}+/gu, "#")));
    expect(forms.size).toBe(FORMS.get(language) ?? 2);
    expect(newMessages(12, "C#")).toContain("C#");
    expect(newMessages(12, "C#")).toContain(new Intl.NumberFormat(language).format(12));
  });
});

test("a name of the other direction moves nothing beside it", () => {
  expect(mailWords("en").saidAt("Maya", "12:00")).toBe("Maya, 12:00");
  expect(mailWords("en").saidAt("مايا", "12:00")).toBe("\u2068مايا\u2069, 12:00");
  expect(mailWords("ar").saidAt("Maya", "12:00")).toBe("\u2068Maya\u2069، 12:00");
  expect(mailWords("he").stop.stopped("מאיה")).not.toContain("\u2068");
});

test("every language has a marker of its own, which no program wraps", () => {
  expect(new Set(REPLY_MARKERS).size).toBe(LANGUAGE_CODES.length);
  for (const marker of REPLY_MARKERS) {
    expect(marker).toMatch(/^##- .+ -##$/);
    expect(marker.length).toBeLessThan(65);
  }
});

test("subjects are short, and say what they are about without emoji", () => {
  for (const language of LANGUAGE_CODES as readonly Language[]) {
    const { newReply, transcriptSubject } = mailWords(language);
    for (const subject of [newReply(""), transcriptSubject("")]) {
      expect(subject.length).toBeLessThan(30);
      expect(subject).not.toMatch(/\p{Extended_Pictographic}/u);
    }
  }
});

test.each([
  ["en", "Jan 31, 2026, 12:05 PM UTC"],
  ["de", "31.01.2026, 12:05 UTC"],
  ["ja", "2026/01/31 12:05 UTC"],
] as const)("times are written as in %s", (language, written) => {
  expect(mailTime(language, new Date("2026-01-31T12:05:00.000Z"))).toBe(written);
});
