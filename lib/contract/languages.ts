/** The languages of the widget, by BCP 47 tag. */
export const LANGUAGE_CODES = [
  "en",
  "es",
  "fr",
  "de",
  "pt-BR",
  "it",
  "nl",
  "pl",
  "tr",
  "ru",
  "uk",
  "ar",
  "he",
  "hi",
  "ja",
  "ko",
  "zh-CN",
] as const;
export type Language = (typeof LANGUAGE_CODES)[number];

/** Written from right to left. */
export const RTL_LANGUAGES: readonly Language[] = ["ar", "he"];

/** Android's tag for Hebrew. */
const OLD_HEBREW = "iw";

/** Our language for a tag such as `pt-PT` or `zh-Hans-CN`; null when there is none. */
function match(tag: string): Language | null {
  const wanted = tag.toLowerCase();
  const [head = ""] = wanted.split(/[-_]/);
  const base = head === OLD_HEBREW ? "he" : head;
  return (
    LANGUAGE_CODES.find((code) => code.toLowerCase() === wanted) ??
    LANGUAGE_CODES.find((code) => code.toLowerCase().split("-")[0] === base) ??
    null
  );
}

/**
 * The language of the chat: the one that is set, or with `auto` the first of the visitor's own
 * that we speak. English when nothing fits.
 */
export function chooseLanguage(setting: string, preferred: readonly string[]): Language {
  const wanted = setting === "auto" ? preferred : [setting, ...preferred];
  for (const tag of wanted) {
    const found = match(tag);
    if (found) return found;
  }
  return "en";
}
