import { counter } from "@linkdesk/contract/counter.ts";
import { chooseLanguage, LANGUAGE_CODES } from "@linkdesk/contract/languages.ts";
import { launcherWords } from "@linkdesk/contract/launcher-words.ts";
import { describe, expect, test } from "vitest";
import { words as en } from "./en.ts";
import { isRightToLeft, loadDictionary } from "./pick.ts";

describe("the language of the chat", () => {
  test.each([
    ["auto", ["pt-PT", "en"], "pt-BR"],
    ["auto", ["zh-Hant-TW"], "zh-CN"],
    ["auto", ["iw-IL"], "he"],
    ["auto", ["sv", "nb", "de-AT"], "de"],
    ["auto", ["sv"], "en"],
    ["auto", [], "en"],
    ["fr", ["de"], "fr"],
    ["pt-br", [], "pt-BR"],
    ["xx", ["it"], "it"],
  ])("the setting %s is a language for a browser with %j", (setting, preferred, language) => {
    expect(chooseLanguage(setting, preferred)).toBe(language);
  });

  test("Arabic and Hebrew are written from right to left", () => {
    expect(LANGUAGE_CODES.filter(isRightToLeft)).toEqual(["ar", "he"]);
  });
});

test("the launcher and the chat behind it use the same words", async () => {
  for (const language of LANGUAGE_CODES) {
    const { words } = await loadDictionary(language);
    const { close, title } = launcherWords(language, "Fernhill");
    expect({ close, title }).toEqual({ close: words.close, title: words.chatWith("Fernhill") });
  }
});

describe("counts", () => {
  test.each([
    ["en", 1, "1 new message"],
    ["en", 2, "2 new messages"],
    ["pl", 1, "1 nowa wiadomość"],
    ["pl", 3, "3 nowe wiadomości"],
    ["pl", 5, "5 nowych wiadomości"],
    ["ru", 21, "21 новое сообщение"],
    ["ru", 22, "22 новых сообщения"],
    ["ru", 25, "25 новых сообщений"],
    ["ja", 2, "新着メッセージ2件"],
  ] as const)(
    "new messages are counted in %s as a speaker would: %i",
    async (language, count, sentence) => {
      const { words } = await loadDictionary(language);
      expect(words.unreadMessages(count)).toBe(sentence);
    },
  );

  test("large numbers have the format of the language", () => {
    expect(counter("de")(12_345, { other: "# Zeichen" })).toBe("12.345 Zeichen");
    expect(counter("en")(12_345, { other: "# characters" })).toBe("12,345 characters");
  });
});

describe.each(LANGUAGE_CODES)("%s", (code) => {
  /** Every sentence of a dictionary, with stand-ins for what is filled in. */
  function sentences(words: object): [string, string][] {
    return Object.entries(words).flatMap(([key, value]) => {
      if (typeof value === "function") {
        const filled = value.length > 1 ? value("FIRST", "SECOND") : value.call(null, 7);
        return [[key, String(filled)] as [string, string]];
      }
      return typeof value === "object" ? sentences(value) : [[key, String(value)]];
    });
  }

  test("the language has every text, and puts its values in", async () => {
    const { language, words } = await loadDictionary(code);
    expect(language).toBe(code);
    for (const [key, sentence] of sentences(words)) {
      expect(sentence.trim(), key).not.toBe("");
      expect(sentence, key).not.toMatch(/undefined|#/);
    }
    expect(words.saidAt("Ada", "12:00")).toContain("Ada");
    expect(words.fileTooLarge("a.png", "10 MB")).toContain("10 MB");
    expect(words.consentText("Acme")).toContain("Acme");
  });

  test("the language has no English texts, except in English", async () => {
    if (code === "en") return;
    const { words } = await loadDictionary(code);
    const english = new Map(sentences(en));
    const same = sentences(words).filter(([key, text]) => english.get(key) === text);
    // "Emoji", "Symbols" and the like may be the same word.
    expect(same.length).toBeLessThan(6);
  });
});
