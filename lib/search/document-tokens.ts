import { splitWords, type Word } from "./split-words.ts";

/** Of one document. A message of 10,000 characters has about 2,000 different words and parts of words. */
const MAX_WORDS = 2_000;
/** The rest of a longer text is not searched. */
const MAX_TEXT_CHARS = 50_000;
const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

/**
 * What a document has beside its words, by which filters find it. No word has a colon.
 * - `all`: every message, note and subject
 * - `member`: who wrote it, of the team; `by:contact`: the contact wrote it
 */
export const ALL = "all:";
export const HAS_FILE = "has:file";
export const BY_CONTACT = "by:contact";
export const byMember = (id: string) => `member:${shortId(id)}`;
export const inInbox = (id: string) => `inbox:${shortId(id)}`;

/** Ids are random at their end. Two that share it cost a look at each other's rows, and no more. */
const shortId = (id: string) => id.slice(-10);

/** The number of a week since 1970; of what is older or much later, the first or the last one. */
export function weekOf(at: Date): number {
  return Math.floor(at.getTime() / WEEK_MS);
}

export const startOfWeek = (week: number) => new Date(week * WEEK_MS);

/**
 * What every token of a workspace's messages of one week begins with. The words of other workspaces and weeks are
 * elsewhere in the index, so that a search reads what belongs to it, and the newest weeks first.
 */
export const weekPrefix = (workspaceId: string, week: number) =>
  `${shortId(workspaceId)}${week.toString(36)}:`;

/** The same for contacts, which are searched all at once. */
export const contactPrefix = (workspaceId: string) => `${shortId(workspaceId)}c:`;

/** The different words of texts, folded. */
export function wordsOf(texts: readonly string[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of splitWords(text.slice(0, MAX_TEXT_CHARS))) {
      if (words.size >= MAX_WORDS) return [...words];
      words.add(word.text);
    }
  }
  return [...words];
}

/** The most words that a search asks for. */
const MAX_SEARCHED = 12;

/** The words that a text asks for: the longest ones, because they contain the others. */
export function searchedWords(text: string): Word[] {
  const words = [...splitWords(text)];
  const longest = words.filter(
    (word) => !words.some((other) => contains(other, word) && !contains(word, other)),
  );
  const different = new Map(longest.map((word) => [word.text, word]));
  return [...different.values()].slice(0, MAX_SEARCHED);
}

const contains = (outer: Word, inner: Word) => outer.start <= inner.start && inner.end <= outer.end;
