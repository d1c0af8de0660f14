import { createTranslator } from "use-intl/core";
import { language } from "./language.ts";

type Messages = { readonly [name: string]: string | Messages };

/**
 * The translator of an area: `t("invite.title")`, `t("row.now", { name })`, and `t.rich` where a message
 * has tags. Keys and arguments are checked against the messages, which are written in ICU syntax.
 *
 * In the pages the messages arrive compiled (`compile-texts.ts`); the types are those of the source.
 *
 * The catalogue is English only. Another language is added here, not in the components: `en/<area>.ts`
 * gets a sibling `<language>/<area>.ts` of the same shape, and `<area>.ts` hands over both. This function
 * then makes a translator for each and returns one that chooses by `language()` at each call. That is
 * why `t` is called while something is drawn, never when a module loads (`scripts/screen-texts.test.ts`
 * checks it).
 */
export function createTexts<const Texts extends Messages>(messages: Texts) {
  return createTranslator({ locale: language(), messages });
}
