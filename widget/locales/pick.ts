import type { Dictionary } from "./dictionary.ts";
import { en } from "./en.ts";

const DICTIONARIES: Record<string, Dictionary> = { en };

/** The dictionary for a language tag such as `en-GB`; English when there is none. */
export function pickDictionary(languageTag: string): Dictionary {
  const language = languageTag.split("-")[0]?.toLowerCase() ?? "en";
  return DICTIONARIES[language] ?? en;
}
