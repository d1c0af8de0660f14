import { DEFAULT_TEXTS } from "@linkdesk/contract/default-texts.ts";
import { inboxSettings } from "@linkdesk/contract/inboxes.ts";
import { LANGUAGE_CODES } from "@linkdesk/contract/languages.ts";
import { expect, test } from "vitest";
import { loadDictionary } from "../locales/pick.ts";
import { fillGreeting } from "./greeting.ts";
import { inLanguage } from "./own-language.ts";
import { mergeSettings } from "./settings.ts";

const settingsOf = (messages: object) => mergeSettings(inboxSettings.parse({ messages }), {});

test.each(LANGUAGE_CODES)("what nobody has written is said in %s", async (code) => {
  const { words } = await loadDictionary(code);
  const { messages, behaviour } = inLanguage(settingsOf({}), words);
  expect(messages).toMatchObject({
    greeting: words.greeting,
    introduction: words.introduction,
    offline: words.awayIntroduction,
    replyExpectation: words.team,
  });
  expect(messages.introduction).toContain(words.team.replace(/.$/u, "").slice(1));
  expect(behaviour.preChat.fields.map(({ label }) => label)).toEqual([words.name, words.email]);
  expect(behaviour.offlineForm.fields.map(({ label }) => label)).toEqual([
    words.email,
    words.message,
  ]);
  for (const name of [null, "Maria Lopez"]) {
    expect(fillGreeting(words.greeting, name)).not.toMatch(/[{}|]|^[,، ]|[,، ]$/);
  }
});

test("the dashboard shows the texts of the chat in English", async () => {
  const { words } = await loadDictionary("en");
  expect(inLanguage(settingsOf({}), words).messages).toMatchObject(DEFAULT_TEXTS);
});

test("a default text of an earlier version that promised an answer is not shown any more", async () => {
  const { words } = await loadDictionary("de");
  const earlier = {
    introduction: "Ask us anything. We usually reply within a few minutes.",
    replyExpectation: "We usually reply within a few minutes",
  };
  expect(inLanguage(settingsOf(earlier), words).messages).toMatchObject({
    introduction: words.introduction,
    replyExpectation: words.team,
  });
});

test("an admin's own words stay as they are in every language", async () => {
  const own = {
    greeting: "Servus",
    introduction: "",
    offline: "Bis morgen",
    replyExpectation: "Gleich",
  };
  const { words } = await loadDictionary("fr");
  expect(inLanguage(settingsOf(own), words).messages).toMatchObject(own);
});
