import type { SearchExcerpt } from "@linkdesk/contract/search.ts";
import { splitWords, type Word } from "./split-words.ts";

/** About two lines. */
const MAX_EXCERPT_CHARS = 160;
const BEFORE_CHARS = 40;
const MAX_MARKS = 20;
const MAX_TEXT_CHARS = 50_000;

/** Whether a word of a text is what was asked for. */
export function isMatch(word: Word, wanted: Word): boolean {
  return wanted.isWhole ? word.text === wanted.text : word.text.startsWith(wanted.text);
}

/** The part of a text around the first match, on one line, with the places of all matches in it; null without one. */
export function excerptOf(text: string, wanted: readonly Word[]): SearchExcerpt | null {
  const marks = marksIn(text.slice(0, MAX_TEXT_CHARS), wanted);
  const [first] = marks;
  if (!first) return null;
  return cut(text, marks, Math.max(0, first.start - BEFORE_CHARS));
}

/** The beginning of a text: what is shown where no word was asked for. */
export const beginningOf = (text: string): SearchExcerpt => cut(text, [], 0);

type Mark = { start: number; end: number };

function marksIn(text: string, wanted: readonly Word[]): Mark[] {
  const marks: Mark[] = [];
  for (const word of splitWords(text)) {
    if (!wanted.some((one) => isMatch(word, one))) continue;
    const last = marks.at(-1);
    if (last && word.start <= last.end) {
      last.start = Math.min(last.start, word.start);
      last.end = Math.max(last.end, word.end);
    } else if (marks.length < MAX_MARKS) {
      marks.push({ start: word.start, end: word.end });
    } else {
      break;
    }
  }
  return marks;
}

/** Cuts at a space where there is one near, and never through a character. */
function cut(text: string, marks: readonly Mark[], from: number): SearchExcerpt {
  const space = from === 0 ? -1 : text.slice(from, from + BEFORE_CHARS / 2).search(/\s/);
  let start = space === -1 ? from : from + space + 1;
  if (isInside(text, start)) start++;
  let end = Math.min(text.length, start + MAX_EXCERPT_CHARS);
  if (isInside(text, end)) end--;
  const lead = start > 0 ? "…" : "";
  const tail = end < text.length ? "…" : "";
  const shift = lead.length - start;
  return {
    // Line breaks become spaces, one for one: the places stay right.
    text: lead + text.slice(start, end).replace(/\s/g, " ") + tail,
    highlights: marks
      .filter((mark) => mark.end > start && mark.start < end)
      .map((mark) => ({
        start: Math.max(mark.start, start) + shift,
        end: Math.min(mark.end, end) + shift,
      })),
  };
}

/** Whether a place is between the two halves of a character. */
const isInside = (text: string, at: number) => /^[\uDC00-\uDFFF]$/.test(text[at] ?? "");
