import { ownTextOfHtml, textOfHtml } from "./html-text.ts";
import { MAX_TEXT_CHARS } from "./mail-limits.ts";
import { QUOTE_START } from "./quote-start.ts";
import { stripQuotes } from "./strip-quotes.ts";

export type MailText = { text: string; visibleText: string; isCut: boolean };

/** The text of a mail, and what of it its author wrote. Runs in the worker, and may take as long as the HTML is strange. */
export function readText(plain: string, html: string | null): MailText {
  if (plain.trim() !== "" || html === null) {
    const { text, isCut } = stripQuotes(plain);
    return { text: plain.trim(), visibleText: text, isCut };
  }
  const whole = textOfHtml(html);
  const own = ownTextOfHtml(html);
  const hasOwn = own.replaceAll(QUOTE_START, "").trim() !== "";
  const { text, isCut } = stripQuotes(hasOwn ? own : whole);
  return {
    text: whole.slice(0, MAX_TEXT_CHARS).toWellFormed(),
    visibleText: text.replaceAll(QUOTE_START, ""),
    isCut: isCut || whole.length > MAX_TEXT_CHARS,
  };
}
