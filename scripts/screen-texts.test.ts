import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator, IntlErrorCode } from "use-intl/core";
import { afterAll, expect, test } from "vitest";
import { scratchFolder } from "../tests/support/scratch.ts";
import { findTextCalls, findWords } from "./screen-texts.ts";
import { root } from "./stack.ts";

const scratch = scratchFolder();
afterAll(scratch.remove);

/** A folder with one component. */
function withComponent(name: string, text: string): string {
  const top = join(scratch.path, name);
  for (const folder of ["app", "components", "lib/client"]) {
    mkdirSync(join(top, folder), { recursive: true });
  }
  writeFileSync(join(top, "components/x.tsx"), text);
  return top;
}

type Texts = { readonly [name: string]: string | Texts };

/** The messages of an area by their whole key. */
function listKeys(texts: Texts, before = ""): string[] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === "string" ? [before + name] : listKeys(value, `${before}${name}.`),
  );
}

const folder = join(root, "lib/texts/en");
const areas = await Promise.all(
  readdirSync(folder).map(async (file) => {
    const { texts } = (await import(join(folder, file))) as { texts: Texts };
    return { area: file.replace(".ts", ""), texts };
  }),
);
const keys = areas.flatMap(({ area, texts }) => listKeys(texts).map((key) => ({ area, key })));

test("the texts on the screen come from the catalogue", () => {
  expect(findWords(root)).toEqual([]);
});

test.each([
  ["<p>Two words</p>"],
  ["<p>{isOn ? 'Turned on' : null}</p>"],
  ["<p>{name && `turned on`}</p>"],
  ["<Field label='Name' />"],
  ["<img alt={name || 'Nobody'} />"],
  ["<button onClick={() => showToast({ text: 'Saved' })} />"],
])("words in the code are found: %s", (element) => {
  const top = withComponent("words", `\nexport const X = ({ isOn, name }) => ${element};\n`);
  expect(findWords(top)).toEqual([expect.stringMatching(/^components\/x\.tsx:2 \w+/)]);
});

test.each([
  ["<p>{t('page.title')}</p>"],
  ["<code>linktor</code>"],
  ["<Field label={t('x.name')} placeholder='example.com/help' name='name' className='px two' />"],
])("what nobody reads is no text in the code: %s", (element) => {
  expect(findWords(withComponent("none", `export const X = () => ${element};`))).toEqual([]);
});

test("texts are looked up while something is drawn, not when a module loads", () => {
  const calls = findTextCalls(root).filter(({ isDrawn }) => !isDrawn);
  expect(calls).toEqual([]);
  const early = 'import { t } from "@/lib/texts/x";\nconst WORDS = { a: t("a.b") };';
  expect(findTextCalls(withComponent("early", early))).toEqual([
    { file: "components/x.tsx", area: "x", key: "a.b", isDrawn: false },
  ]);
});

test("every text of the catalogue is used", () => {
  const calls = findTextCalls(root).map(({ area, key }) => ({
    area,
    key: new RegExp(`^${key.replaceAll(".", "\\.").replaceAll("*", ".+")}$`),
  }));
  const unused = keys.filter(
    ({ area, key }) => !calls.some((call) => call.area === area && call.key.test(key)),
  );
  expect(unused).toEqual([]);
});

/** The messages that are no ICU messages. */
function findUnreadable(texts: Texts): string[] {
  let code = "";
  const onError = (error: { code: string }) => {
    code = error.code;
  };
  const t = createTranslator({ locale: "en", messages: texts as Record<string, string>, onError });
  return listKeys(texts).filter((key) => {
    code = "";
    t(key, { nothing: "" });
    // Without their arguments most cannot be written, which is another error.
    return code !== "" && code !== IntlErrorCode.FORMATTING_ERROR;
  });
}

test("every message of the catalogue can be read", () => {
  expect(areas.flatMap(({ texts }) => findUnreadable(texts))).toEqual([]);
  expect(findUnreadable({ bad: "{count, plural, one {# event}" })).toEqual(["bad"]);
});
