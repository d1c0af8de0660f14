import { linkify } from "../../lib/contract/chat/linkify.ts";

/** A stretch of text that looks the same throughout. */
export type Run = {
  text: string;
  href: string | null;
  bold: boolean;
  italic: boolean;
  code: boolean;
};

/** A marker further away than this belongs to another thought; it also bounds the search. */
const CODE = /`([^`\n]{1,1000})`/g;
const BOLD = /(?<![\w*])\*\*(?=[^\s*])([^\n]{0,999}?[^\s*])\*\*(?![\w*])/g;
const STAR = /(?<![\w*])\*(?=[^\s*])([^\n*]{0,999}?[^\s*])\*(?![\w*])/g;
const UNDERSCORE = /(?<![\w_])_(?=[^\s_])([^\n_]{0,999}?[^\s_])_(?![\w_])/g;
/** Stands for one character that no marker may touch: it is part of a link or of code. */
const TAKEN = "\uFFFC";

/** What is known about each character of the text. */
type Marks = {
  href: (string | null)[];
  bold: boolean[];
  italic: boolean[];
  code: boolean[];
  /** A marker: not shown. */
  hidden: boolean[];
};

/**
 * Plain text as runs: **bold**, *italic* or _italic_, `code`, and safe links. Nothing is ever read
 * as HTML, and a marker without its partner stays what it is, a character.
 */
export function formatText(text: string): Run[] {
  const none = <T>(value: T) => new Array<T>(text.length).fill(value);
  const marks: Marks = {
    href: none<string | null>(null),
    bold: none(false),
    italic: none(false),
    code: none(false),
    hidden: none(false),
  };
  const taken = takeOut(text, marks);
  const withoutBold = mark(taken, BOLD, 2, marks.bold, marks.hidden);
  const withoutStars = mark(withoutBold, STAR, 1, marks.italic, marks.hidden);
  mark(withoutStars, UNDERSCORE, 1, marks.italic, marks.hidden);
  return toRuns(text, marks);
}

/** Notes code and links; answers the text with their characters masked. */
function takeOut(text: string, { code, href, hidden }: Marks): string {
  const masked = mark(text, CODE, 1, code, hidden, true);
  let at = 0;
  let result = "";
  for (const part of linkify(masked)) {
    if (part.href) href.fill(part.href, at, at + part.text.length);
    result += part.href ? TAKEN.repeat(part.text.length) : part.text;
    at += part.text.length;
  }
  return result;
}

/** Notes what stands between a pair of markers; answers the text with the markers masked. */
function mark(
  text: string,
  pattern: RegExp,
  width: number,
  flags: boolean[],
  hidden: boolean[],
  masksAll = false,
): string {
  return text.replace(pattern, (whole, inner: string, at: number) => {
    const end = at + whole.length;
    hidden.fill(true, at, at + width).fill(true, end - width, end);
    flags.fill(true, at + width, end - width);
    if (masksAll) return TAKEN.repeat(whole.length);
    // A space keeps the markers inside at a word's edge.
    return " ".repeat(width) + inner + " ".repeat(width);
  });
}

function toRuns(text: string, { href, bold, italic, code, hidden }: Marks): Run[] {
  const runs: Run[] = [];
  let last: Run | undefined;
  for (let i = 0; i < text.length; i++) {
    if (hidden[i]) continue;
    const next = {
      href: href[i] ?? null,
      bold: bold[i] === true,
      italic: italic[i] === true,
      code: code[i] === true,
    };
    const isSame =
      last &&
      last.href === next.href &&
      last.bold === next.bold &&
      last.italic === next.italic &&
      last.code === next.code;
    if (last && isSame) {
      last.text += text[i];
    } else {
      last = { text: text[i] ?? "", ...next };
      runs.push(last);
    }
  }
  return runs;
}
