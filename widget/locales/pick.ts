import { type Language, RTL_LANGUAGES } from "@linkdesk/contract/languages.ts";
import type { Dictionary } from "./dictionary.ts";
import { en } from "./en.ts";

/** One chunk each; only the one that is needed is loaded. English is there already. */
const LOADERS: Record<Exclude<Language, "en">, () => Promise<Dictionary>> = {
  es: async () => (await import("./es.ts")).es,
  fr: async () => (await import("./fr.ts")).fr,
  de: async () => (await import("./de.ts")).de,
  "pt-BR": async () => (await import("./pt-br.ts")).ptBR,
  it: async () => (await import("./it.ts")).it,
  nl: async () => (await import("./nl.ts")).nl,
  pl: async () => (await import("./pl.ts")).pl,
  tr: async () => (await import("./tr.ts")).tr,
  ru: async () => (await import("./ru.ts")).ru,
  uk: async () => (await import("./uk.ts")).uk,
  ar: async () => (await import("./ar.ts")).ar,
  he: async () => (await import("./he.ts")).he,
  hi: async () => (await import("./hi.ts")).hi,
  ja: async () => (await import("./ja.ts")).ja,
  ko: async () => (await import("./ko.ts")).ko,
  "zh-CN": async () => (await import("./zh-cn.ts")).zhCN,
};

/** The dictionary of a language; English when it does not load. */
export async function loadDictionary(
  language: Language,
): Promise<{ language: Language; words: Dictionary }> {
  if (language === "en") return { language, words: en };
  const words = await LOADERS[language]().catch(() => null);
  return words ? { language, words } : { language: "en", words: en };
}

export const isRightToLeft = (language: Language) => RTL_LANGUAGES.includes(language);
