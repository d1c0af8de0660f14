import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import { linkify, safeHref, TAKEN } from "./linkify.ts";

/** A stretch of text that looks the same throughout. */
export type Run = {
  text: string;
  href: string | null;
  bold: boolean;
  italic: boolean;
  code: boolean;
};

/** Where each character leads to. */
type Hrefs = (string | null)[];

const BOLD = 1;
const ITALIC = 2;
const CODE = 4;
/** A marker: not shown. */
const HIDDEN = 8;

/** Markers further apart than this belong to two thoughts. */
const MAX_INSIDE_CHARS = 1_000;
/** `[label](address)`. In the address, brackets are percent-encoded. */
const LABEL = /\[([^[\]\n]{1,1000})]\(([^\s[\]()\uFFFC]+)\)/g;
/** Of lists, quotes and fences. */
const LINE_MARKERS = /^ *(?:[-*>](?: +|$))+|^```[\w+#.-]* *$/gm;
/** Markers at the end of an address close what was opened before it. */
const ADDRESS = /(?:https?:\/\/|www\.)\S*[^\s*_]/gi;
const WORD = /[\p{L}\p{N}_]/u;

/**
 * Lines of a message as everybody reads them: widget, dashboard, mail and previews. Links in all of
 * it; what the team and its bots write may have **bold**, *italic* or _italic_, `code`, and
 * [named links](https://linkdesk.example). A visitor does not know of markers, so theirs are
 * characters like any other (`5 *6 and 7* 8`). Nothing is ever read as HTML, and a marker without
 * its partner stays a character. Lists, quotes and blocks of code are read before (`readBlocks`).
 */
export function formatText(text: string, author: AuthorType): Run[] {
  const flags = new Uint8Array(text.length);
  const hrefs: Hrefs = new Array(text.length).fill(null);
  readMarkers(author === "contact" ? [] : text.split(""), flags, hrefs, (chars) => {
    let at = 0;
    for (const {
      text: { length },
      href,
    } of linkify(chars.length > 0 ? chars.join("") : text)) {
      if (href) hrefs.fill(href, at, at + length);
      if (href && chars.length > 0) chars.fill(TAKEN, at, at + length);
      at += length;
    }
  });
  return toRuns(text, flags, hrefs);
}

/**
 * The words without markers, for where nothing can be drawn: a line of a list, a notification. Numbers of lists stay.
 * What it does not need is not in the published chat: it reads no blocks, so that markers in a block of code are left
 * out, too, and of addresses only where they may end.
 */
export function plainText(text: string, author: AuthorType): string {
  if (author === "contact") return text;
  const words = text.replace(LINE_MARKERS, "").split("");
  const flags = new Uint8Array(words.length);
  readMarkers([...words], flags, [], (chars) => {
    for (const { index, 0: address } of chars.join("").matchAll(ADDRESS)) {
      chars.fill(TAKEN, index, index + address.length);
    }
  });
  return words.filter((_, at) => ((flags[at] ?? 0) & HIDDEN) === 0).join("");
}

/** Reads the markers, from those that hold whatever is in them to those that do not. `takeAddresses` blanks addresses. */
function readMarkers(
  chars: string[],
  flags: Uint8Array,
  hrefs: Hrefs,
  takeAddresses: (chars: string[]) => void,
): void {
  mark(chars, flags, { marker: "`", width: 1, flag: CODE });
  markLabels(chars, flags, hrefs);
  takeAddresses(chars);
  mark(chars, flags, { marker: "*", width: 2, flag: BOLD });
  mark(chars, flags, { marker: "*", width: 1, flag: ITALIC });
  mark(chars, flags, { marker: "_", width: 1, flag: ITALIC });
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

/** Hides all of `[label](address)` but the label, which leads to the address and is not formatted itself. */
function markLabels(chars: string[], flags: Uint8Array, hrefs: Hrefs): void {
  for (const { index, 0: all, 1: label = "", 2: address } of chars.join("").matchAll(LABEL)) {
    const href = safeHref(address);
    if (!href) continue;
    const [from, to, end] = [index + 1, index + 1 + label.length, index + all.length];
    hrefs.fill(href, from, to);
    flags.fill(HIDDEN, index, from).fill(HIDDEN, to, end);
    chars.fill(TAKEN, index, end);
  }
}

function toRuns(text: string, flags: Uint8Array, hrefs: Hrefs): Run[] {
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
