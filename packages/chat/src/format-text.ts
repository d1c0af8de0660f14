import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import { linkify } from "./linkify.ts";

/** A stretch of text that looks the same throughout. */
export type Run = {
  text: string;
  href: string | null;
  bold: boolean;
  italic: boolean;
  code: boolean;
};

const BOLD = 1;
const ITALIC = 2;
const CODE = 4;
/** A marker: not shown. */
const HIDDEN = 8;

/** Markers further apart than this belong to two thoughts. */
const MAX_INSIDE_CHARS = 1_000;
/** Stands for a character that no marker may touch: it is part of a link or of code. */
const TAKEN = "\uFFFC";
const WORD = /[\p{L}\p{N}_]/u;

/**
 * The text of a message as everybody reads it: widget, dashboard, mail and previews. Links in all of
 * it; what the team and its bots write may have **bold**, *italic* or _italic_, and `code`. A
 * visitor does not know of markers, so theirs are characters like any other (`5 *6 and 7* 8`).
 * Nothing is ever read as HTML, and a marker without its partner stays a character.
 */
export function formatText(text: string, author: AuthorType): Run[] {
  const flags = new Uint8Array(text.length);
  const hrefs: (string | null)[] = new Array(text.length).fill(null);
  const chars = author === "contact" ? [] : text.split("");
  mark(chars, flags, { marker: "`", width: 1, flag: CODE });
  let at = 0;
  for (const {
    text: { length },
    href,
  } of linkify(chars.length > 0 ? chars.join("") : text)) {
    if (href) hrefs.fill(href, at, at + length);
    if (href && chars.length > 0) chars.fill(TAKEN, at, at + length);
    at += length;
  }
  mark(chars, flags, { marker: "*", width: 2, flag: BOLD });
  mark(chars, flags, { marker: "*", width: 1, flag: ITALIC });
  mark(chars, flags, { marker: "_", width: 1, flag: ITALIC });
  return toRuns(text, flags, hrefs);
}

/** The words without markers, for where nothing can be drawn: a line of a list, a notification. */
export function plainText(text: string, author: AuthorType): string {
  return formatText(text, author)
    .map((run) => run.text)
    .join("");
}

/**
 * Reads one kind of marker, `width` times `marker` on both sides of the words: hides the markers,
 * flags what is between them, and blanks them for the kinds that are read later. In one pass: a
 * marker that nothing closes is not looked for again.
 */
function mark(
  chars: string[],
  flags: Uint8Array,
  { marker, width, flag }: { marker: string; width: number; flag: number },
): void {
  const isCode = flag === CODE;
  const isText = (char = " ") => isCode || (char !== marker && /\S/.test(char));
  const isEdge = (char = " ") => isCode || (char !== marker && !WORD.test(char));
  let opener = -1;
  for (const [at, char] of chars.entries()) {
    if (char === "\n") opener = -1;
    if (char !== marker || (width > 1 && chars[at + 1] !== marker)) continue;
    const from = opener + width;
    const isNear = opener >= 0 && at > from && at - from <= MAX_INSIDE_CHARS;
    if (isNear && isText(chars[at - 1]) && isEdge(chars[at + width])) {
      flags.fill(HIDDEN, opener, from).fill(HIDDEN, at, at + width);
      for (let i = from; i < at; i++) flags[i] = (flags[i] ?? 0) | flag;
      if (isCode) chars.fill(TAKEN, opener, at + 1);
      // A space keeps the markers inside at a word's edge.
      else chars.fill(" ", opener, from).fill(" ", at, at + width);
      opener = -1;
    } else if (width < 2 || !isNear) {
      opener = isEdge(chars[at - 1]) && isText(chars[at + width]) ? at : -1;
    }
  }
}

function toRuns(text: string, flags: Uint8Array, hrefs: (string | null)[]): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && flags[at] === flags[from] && hrefs[at] === hrefs[from]) continue;
    const look = flags[from] ?? 0;
    const has = (flag: number) => (look & flag) > 0;
    if (!has(HIDDEN)) {
      runs.push({
        text: text.slice(from, at),
        href: hrefs[from] ?? null,
        bold: has(BOLD),
        italic: has(ITALIC),
        code: has(CODE),
      });
    }
    from = at;
  }
  return runs;
}
