import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { _createCache, _createIntlFormatters, createTranslator } from "use-intl/core";
import formatCompiled from "use-intl/format-message/format-only";
import { expect, test } from "vitest";
import compileTexts from "./compile-texts.ts";

type Texts = { readonly [name: string]: string | Texts };
type Compiled = Parameters<typeof formatCompiled>[1];
type CompiledTexts = { readonly [name: string]: Compiled | CompiledTexts };

const folder = join(import.meta.dirname, "en");
const cache = _createCache();
const options = { locale: "en", cache, formatters: _createIntlFormatters(cache) };

/** The module that the pages get for this source. */
async function loadCompiled(source: string): Promise<CompiledTexts> {
  const code = await compileTexts(source);
  const file = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return file.texts as CompiledTexts;
}

/** Each argument of a message with this value, and each of its tags as "[…]". */
function argumentsOf(message: string, value: number) {
  const found = [...message.matchAll(/([{<])(\w+)/g)].map(([, kind, name = ""]) => [
    name,
    kind === "{" ? value : (chunks: unknown) => `[${chunks}]`,
  ]);
  return Object.fromEntries(found);
}

/** The messages of an area, and what the library and the pages make of each with an argument's value. */
function formatBoth(source: Texts, compiled: CompiledTexts, value: number): [string, unknown][] {
  return Object.entries(source).flatMap(([name, message]) => {
    const other = compiled[name];
    if (typeof message !== "string") return formatBoth(message, other as CompiledTexts, value);
    const values = argumentsOf(message, value);
    const t = createTranslator({ locale: "en", messages: { message } as Record<string, string> });
    return [[t.markup("message", values), formatCompiled("", other as Compiled, values, options)]];
  });
}

test.each(readdirSync(folder))(
  "each text of %s reads the same when it is compiled",
  async (file) => {
    const { texts } = (await import(join(folder, file))) as { texts: Texts };
    const compiled = await loadCompiled(readFileSync(join(folder, file), "utf8"));
    for (const value of [0, 1, 2]) {
      const pairs = formatBoth(texts, compiled, value);
      expect(pairs.length).toBeGreaterThan(0);
      for (const [fromSource, fromCompiled] of pairs) expect(fromCompiled).toEqual(fromSource);
    }
  },
);

test("a message that is no ICU message fails the build with its key", async () => {
  const source = 'export const texts = { row: { bad: "{count, plural, one {# event}" } } as const;';
  await expect(compileTexts(source)).rejects.toThrow('The text "row.bad" is no ICU message.');
});
