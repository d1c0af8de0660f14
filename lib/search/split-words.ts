import { foldChar } from "./fold.ts";

/** A part of a text that can be found, folded, and where it stands in the text (UTF-16). */
export type Word = {
  text: string;
  start: number;
  end: number;
  /** Not found by its beginning: it has one character, or two of a script without spaces. */
  isWhole: boolean;
};

/** A longer word is found by its beginning. */
export const MAX_WORD_CHARS = 40;
/** How many parts of "2026-05-01" or "ada@shop.example" are found together, from each part on. */
const MAX_JOINED = 6;

type Kind = "letter" | "dense" | "emoji" | "joiner" | "other";

/** Scripts that are written without spaces between words. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const LETTER = /[\p{L}\p{N}]/u;
const EMOJI = /\p{Extended_Pictographic}/u;
/** Between two letters, these make one word of two. */
const JOINERS = new Set("-_.@+'");

function kindOf(folded: string): Kind {
  if (DENSE.test(folded)) return "dense";
  if (LETTER.test(folded)) return "letter";
  if (EMOJI.test(folded)) return "emoji";
  return JOINERS.has(folded) ? "joiner" : "other";
}

const kinds = new Map<string, Kind>();
const MAX_KINDS = 20_000;

function knownKind(folded: string): Kind {
  const found = kinds.get(folded);
  if (found) return found;
  const kind = kindOf(folded);
  if (kinds.size < MAX_KINDS) kinds.set(folded, kind);
  return kind;
}

/** Letters that stand together, or one other character. */
type Part = { kind: Kind; text: string; start: number; end: number };

/** The text in parts. A mark belongs to what is before it. */
function* partsOf(text: string): Generator<Part> {
  let part: Part | null = null;
  let at = 0;
  for (const char of text) {
    const start = at;
    at += char.length;
    const folded = foldChar(char);
    if (folded === "") {
      if (part) part.end = at;
      continue;
    }
    const kind = knownKind(folded);
    if (part?.kind === "letter" && kind === "letter") {
      if (part.text.length < MAX_WORD_CHARS) part.text += folded;
      part.end = at;
      continue;
    }
    if (part) yield part;
    part = { kind, text: folded, start, end: at };
  }
  if (part) yield part;
}

/**
 * Every word of a text that a search can find:
 * - words of letters and digits, and of what joins them: "a-1017" is found as "a-1017" and as "1017"
 * - of scripts without spaces, each character and each two neighbours
 * - each emoji
 *
 * Reads the text once. The caller bounds how many it takes.
 */
export function* splitWords(text: string): Generator<Word> {
  /** Words and what joins them, by turns. */
  let chain: Part[] = [];
  let before: Part | null = null;
  for (const part of partsOf(text)) {
    const isJoined = chain.at(-1)?.kind === (part.kind === "letter" ? "joiner" : "letter");
    if (isJoined && (part.kind === "letter" || part.kind === "joiner")) {
      chain.push(part);
      continue;
    }
    yield* wordsOfChain(chain);
    chain = part.kind === "letter" ? [part] : [];
    if (part.kind === "dense") yield* denseWords(before, part);
    else if (part.kind === "emoji") yield { ...placeOf(part), isWhole: true };
    before = part.kind === "dense" ? part : null;
  }
  yield* wordsOfChain(chain);
}

function* denseWords(before: Part | null, part: Part): Generator<Word> {
  yield { ...placeOf(part), isWhole: true };
  if (!before) return;
  yield { text: before.text + part.text, start: before.start, end: part.end, isWhole: true };
}

/** Of "a-1017-b": a-1017-b, 1017-b and b, and each part alone. */
function* wordsOfChain(chain: readonly Part[]): Generator<Word> {
  for (let i = 0; i < chain.length; i += 2) {
    const first = chain[i];
    if (!first) return;
    yield asWord(first);
    const joined = { ...first };
    for (const part of chain.slice(i + 1, i + 2 * MAX_JOINED)) {
      if (joined.text.length >= MAX_WORD_CHARS) break;
      joined.text += part.text;
      if (part.kind === "letter") joined.end = part.end;
    }
    if (joined.end !== first.end) yield asWord(joined);
  }
}

const placeOf = ({ text, start, end }: Part) => ({ text, start, end });

/** A joiner at the end is none; the longest words are cut, and found by their beginning. */
function asWord({ text, start, end }: Part): Word {
  const last = text.at(-1) ?? "";
  const word = (JOINERS.has(last) ? text.slice(0, -1) : text).slice(0, MAX_WORD_CHARS);
  return { text: word, start, end, isWhole: word.length === 1 };
}
