import { type Language, RTL_LANGUAGES } from "@linkdesk/contract/languages.ts";
import type { Dictionary } from "./dictionary.ts";
import { words as english } from "./en.ts";

/** One chunk each; only the one that is needed is loaded. English is there already. */
const LOADERS: Record<Exclude<Language, "en">, () => Promise<{ words: Dictionary }>> = {
  es: () => import("./es.ts"),
  fr: () => import("./fr.ts"),
  de: () => import("./de.ts"),
  "pt-BR": () => import("./pt-br.ts"),
  it: () => import("./it.ts"),
  nl: () => import("./nl.ts"),
  pl: () => import("./pl.ts"),
  tr: () => import("./tr.ts"),
  ru: () => import("./ru.ts"),
  uk: () => import("./uk.ts"),
  ar: () => import("./ar.ts"),
  he: () => import("./he.ts"),
  hi: () => import("./hi.ts"),
  ja: () => import("./ja.ts"),
  ko: () => import("./ko.ts"),
  "zh-CN": () => import("./zh-cn.ts"),
};

/** The dictionary of a language; English when it does not load. */
export async function loadDictionary(
  language: Language,
): Promise<{ language: Language; words: Dictionary }> {
  const loaded = language === "en" ? null : await LOADERS[language]().catch(() => null);
  return loaded ? { language, words: loaded.words } : { language: "en", words: english };
}

export const isRightToLeft = (language: Language) => RTL_LANGUAGES.includes(language);
