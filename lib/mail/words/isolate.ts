import type { MailWords } from "./en.ts";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LETTER = /\p{L}/u;

/**
 * A name within a sentence of the other direction of writing, with marks around it (U+2068, U+2069) that keep it from
 * moving the numbers and commas beside it. Other names stay as they are.
 */
export function isolate(name: string, direction: "ltr" | "rtl"): string {
  const isForeign =
    direction === "ltr"
      ? RIGHT_TO_LEFT.test(name)
      : [...name].some((letter) => LETTER.test(letter) && !RIGHT_TO_LEFT.test(letter));
  return isForeign ? `\u2068${name}\u2069` : name;
}

type Texts = { [key: string]: Texts | string | ((...values: never[]) => string) };

/** Texts in which every name that is put into them is isolated. */
export function withIsolatedNames(words: MailWords, direction: "ltr" | "rtl"): MailWords {
  const isolateIn = (texts: Texts): Texts =>
    Object.fromEntries(
      Object.entries(texts).map(([key, text]) => {
        if (typeof text === "string") return [key, text];
        if (typeof text === "object") return [key, isolateIn(text)];
        const write = text as (...values: (string | number)[]) => string;
        const isolated = (...values: (string | number)[]) =>
          write(...values.map((one) => (typeof one === "string" ? isolate(one, direction) : one)));
        return [key, isolated];
      }),
    );
  return isolateIn(words) as MailWords;
}
