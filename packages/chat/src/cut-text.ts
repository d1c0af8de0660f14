/** Absent in Firefox before 125: there, characters are code points. */
const graphemes = Intl.Segmenter && new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Characters as people see them: a family emoji or a letter with its accents is one (UAX #29). */
const charactersOf = (text: string): string[] =>
  graphemes ? Array.from(graphemes.segment(text), ({ segment }) => segment) : [...text];

/** What follows a place decides whether a character ends there: one code point is enough to know. */
const LOOK_AHEAD = 2;

/** The beginning of a text, at most `max` UTF-16 code units and never part of a character. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { length } of charactersOf(text.slice(0, max + LOOK_AHEAD))) {
    if (end + length > max) break;
    end += length;
  }
  return text.slice(0, end);
}

/** The first character of a text as people see it; "" of none. */
export const firstCharacter = (text: string): string => charactersOf(text)[0] ?? "";
