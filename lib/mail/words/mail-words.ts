import { type Language, RTL_LANGUAGES } from "@linkdesk/contract/languages.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en, type MailWords } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { he } from "./he.ts";
import { hi } from "./hi.ts";
import { withIsolatedNames } from "./isolate.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import { ptBR } from "./pt-br.ts";
import { ru } from "./ru.ts";
import { tr } from "./tr.ts";
import { uk } from "./uk.ts";
import { zhCN } from "./zh-cn.ts";

const WORDS = {
  en,
  es,
  fr,
  de,
  "pt-BR": ptBR,
  it,
  nl,
  pl,
  tr,
  ru,
  uk,
  ar,
  he,
  hi,
  ja,
  ko,
  "zh-CN": zhCN,
} satisfies Record<Language, MailWords>;

/** What the mails to visitors say in a language. Names may be of any script. */
export const mailWords = (language: Language): MailWords =>
  withIsolatedNames(WORDS[language], directionOf(language));

/** The lines, in all languages, below which a reply quotes our mail. */
export const REPLY_MARKERS: readonly string[] = Object.values(WORDS).map(
  ({ replyMarker }) => replyMarker,
);

/** In which direction a language is written. */
export const directionOf = (language: Language): "ltr" | "rtl" =>
  RTL_LANGUAGES.includes(language) ? "rtl" : "ltr";

/** A time as it is written in a language: "Jan 31, 2026, 12:00 PM UTC". */
export function mailTime(language: Language, at: Date): string {
  const look = { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" } as const;
  // ICU puts narrow spaces before "PM", which not every mail program can draw.
  return `${new Intl.DateTimeFormat(language, look).format(at)} UTC`.replaceAll("\u202f", " ");
}
