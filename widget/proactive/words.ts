import type { Language } from "@linkdesk/contract/languages.ts";

/** The label of a teaser's close button. */
const DISMISS = {
  en: "Dismiss",
  es: "Cerrar",
  fr: "Fermer",
  de: "Schließen",
  "pt-BR": "Fechar",
  it: "Chiudi",
  nl: "Sluiten",
  pl: "Zamknij",
  tr: "Kapat",
  ru: "Закрыть",
  uk: "Закрити",
  ar: "إغلاق",
  he: "סגירה",
  hi: "बंद करें",
  ja: "閉じる",
  ko: "닫기",
  "zh-CN": "关闭",
} satisfies Record<Language, string>;

/** The label in the language of `tag`, or in the browser's if that is `auto`. */
export function dismissWord(tag: string): string {
  const wanted = (tag === "auto" ? navigator.language : tag).toLowerCase();
  for (const [language, word] of Object.entries(DISMISS)) {
    if (language.split("-")[0] === wanted.split("-")[0]) return word;
  }
  return DISMISS.en;
}
