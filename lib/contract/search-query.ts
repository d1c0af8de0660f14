/*
 * The language of the search field. No schema is imported: the browser reads it as it is typed.
 */

/** The longest search, in UTF-16 code units. */
export const MAX_SEARCH_CHARS = 200;
export const SEARCH_PAGE_SIZE = 20;

/** What can be typed before a colon. */
export const SEARCH_FILTERS = ["from", "inbox", "tag", "before", "after", "has"] as const;
export type SearchFilterName = (typeof SEARCH_FILTERS)[number];

/** A filter as it was typed, and where. */
export type SearchFilter = { name: SearchFilterName; value: string; start: number; end: number };
/** What is wrong with a filter. */
export type SearchProblem = { field: SearchFilterName; message: string };

export type ParsedSearch = {
  /** Everything that is no filter. */
  words: string;
  filters: SearchFilter[];
  problems: SearchProblem[];
};

/**
 * Takes a search apart: `refund from:ada inbox:"My shop" before:2026-05-01 has:file`. What has another name before its
 * colon, such as an address of a website, is a word.
 */
export function parseSearch(q: string): ParsedSearch {
  const filters: SearchFilter[] = [];
  const words: string[] = [];
  for (const { text, start, end } of piecesOf(q)) {
    const colon = text.indexOf(":");
    const name = SEARCH_FILTERS.find((known) => known === text.slice(0, colon).toLowerCase());
    if (name === undefined) words.push(text);
    else filters.push({ name, value: unquoted(text.slice(colon + 1)), start, end });
  }
  const problems = filters.flatMap((filter) => {
    const message = problemOf(filter);
    return message === null ? [] : [{ field: filter.name, message }];
  });
  return { words: words.join(" "), filters, problems };
}

/** The search without one of its filters. */
export function withoutFilter(q: string, { start, end }: SearchFilter): string {
  return `${q.slice(0, start).trimEnd()} ${q.slice(end).trimStart()}`.trim();
}

type Piece = { text: string; start: number; end: number };

/** Splits at spaces that are not between quotation marks. */
function piecesOf(q: string): Piece[] {
  const pieces: Piece[] = [];
  let start = -1;
  let isQuoted = false;
  for (let at = 0; at <= q.length; at++) {
    const char = q[at];
    const isEnd = char === undefined || (!isQuoted && char.trim() === "");
    if (isEnd && start !== -1) {
      pieces.push({ text: q.slice(start, at), start, end: at });
      start = -1;
    }
    if (char === undefined || isEnd) continue;
    if (start === -1) start = at;
    // Only the value of a filter: “"” in other text is a character like others.
    const isOpening = q[at - 1] === ":" && at > start;
    if (char === '"' && (isQuoted || isOpening)) isQuoted = !isQuoted;
  }
  return pieces;
}

const unquoted = (value: string) => value.replaceAll('"', "").trim();

function problemOf({ name, value }: SearchFilter): string | null {
  switch (name) {
    case "before":
    case "after":
      return dayOf(value) ? null : "must be a date such as 2026-05-01";
    case "has":
      return value === "file" ? null : "must be file";
    case "from":
      return value === "" ? "must be a name or an e-mail address" : null;
    case "inbox":
      return value === "" ? "must be the name of an inbox" : null;
    case "tag":
      return value === "" ? "must be the name of a tag" : null;
  }
}

/** The beginning of a day (UTC); null for what is none. */
export function dayOf(value: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value ? null : day;
}
