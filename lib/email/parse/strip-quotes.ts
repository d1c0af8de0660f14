import { REPLY_MARKERS } from "../../mail/words/mail-words.ts";
import { MAX_STRIP_CHARS } from "./mail-limits.ts";
import { type LineKind, type MailLine, readLines } from "./mail-lines.ts";
import { QUOTE_START } from "./quote-start.ts";

/** Below a quote in the middle, fewer lines than this are a signature, or lines that a program wrapped. */
const MIN_LINES_BELOW = 7;
/** More lines below "--" are no signature. */
const MAX_SIGNATURE_LINES = 20;

/** Written by the author. */
const OWN: LineKind[] = ["text", "code"];
/** Where a quoted mail begins. */
const STARTS: LineKind[] = ["intro", "title"];

/**
 * The part of a mail that its author wrote: without the quoted mail, its introduction, the signature, and what
 * phones add. Quotes between one's own lines stay. Where nothing would be left, as in a forwarded
 * mail, all stays. Time grows with the length; only the first 64 kB are looked at, and `isCut` says whether the
 * author's part goes on beyond them.
 */
export function stripQuotes(text: string): { text: string; isCut: boolean } {
  const start = text.slice(0, MAX_STRIP_CHARS).toWellFormed();
  const marked = cutAtMarker(start);
  const stripped = stripLines(marked) || (marked !== start && stripLines(start)) || start.trim();
  const isCut = text.length > start.length && start.trimEnd().endsWith(stripped.slice(-200));
  return { text: stripped, isCut };
}

/** What is below our marker, in whatever language, is a quote, whether its lines are marked or not. */
function cutAtMarker(text: string): string {
  const places = [...REPLY_MARKERS, QUOTE_START].map((mark) => text.indexOf(mark));
  const at = Math.min(...places.filter((place) => place >= 0));
  if (!Number.isFinite(at)) return text;
  return `${text.slice(0, text.lastIndexOf("\n", at) + 1)}> `;
}

/** "" where nothing is left. */
function stripLines(text: string): string {
  let lines = readLines(withoutPgp(text));
  lines = cutSignature(lines);
  lines = lines.filter(({ kind }) => kind !== "sentFrom");
  if (isForward(lines)) return "";
  lines = takeReplyBelow(lines) ?? cutQuotedMail(lines);
  lines = lines.filter(({ kind }) => !STARTS.includes(kind) && kind !== "header");
  const first = lines.findIndex(({ kind }) => kind !== "empty");
  const last = lines.findLastIndex(({ kind }) => OWN.includes(kind));
  return lines
    .slice(first, last + 1)
    .map((line) => line.text)
    .join("\n")
    .trimEnd();
}

const PGP_MESSAGE = "-----BEGIN PGP SIGNED MESSAGE-----";
const PGP_SIGNATURE = "-----BEGIN PGP SIGNATURE-----";

function withoutPgp(text: string): string {
  if (!text.trimStart().startsWith(PGP_MESSAGE)) return text;
  const gap = text.indexOf("\n\n");
  const end = text.indexOf(PGP_SIGNATURE);
  return gap < 0 ? text : text.slice(gap, end < gap ? undefined : end);
}

function cutSignature(lines: MailLine[]): MailLine[] {
  const at = lines.findIndex(({ kind }, place) => {
    if (kind !== "signature") return false;
    const below = lines.slice(place + 1, place + MAX_SIGNATURE_LINES + 2);
    const hasEnd = below.some((line) => line.kind === "quote" || STARTS.includes(line.kind));
    return hasEnd || below.length <= MAX_SIGNATURE_LINES;
  });
  return at < 0 ? lines : lines.slice(0, at);
}

/** Nothing is above the header of a mail: it is what the author wants to show. */
function isForward(lines: MailLine[]): boolean {
  const first = lines.find(({ kind }) => kind !== "empty" && kind !== "rule");
  return first?.kind === "title" && !lines.some(({ kind }) => kind === "quote");
}

/** The quote comes first, and the reply is below it. Undefined when the mail is not like that. */
function takeReplyBelow(lines: MailLine[]): MailLine[] | undefined {
  const first = lines.findIndex(({ kind }) => kind !== "empty");
  if (!STARTS.includes(lines[first]?.kind ?? "empty")) return;
  const below = lines.findIndex(({ kind }, at) => at > first && OWN.includes(kind));
  if (below < 0 || !lines.slice(first, below).some(({ kind }) => kind === "quote")) return;
  const rest = lines.slice(below);
  return rest.every(({ kind }) => OWN.includes(kind) || kind === "empty") ? rest : undefined;
}

/** Cuts where the quoted mail begins, if there is text above it and hardly any below. */
function cutQuotedMail(lines: MailLine[]): MailLine[] {
  const firstOwn = lines.findIndex(({ kind }) => OWN.includes(kind));
  if (firstOwn < 0) return lines;
  const lastQuote = lines.findLastIndex(({ kind }) => kind === "quote");
  const below = lines.slice(lastQuote + 1).filter(({ kind }) => OWN.includes(kind)).length;
  const end = lines.findIndex(({ kind }, at) => {
    if (!STARTS.includes(kind) || at < firstOwn) return false;
    return at > lastQuote || below < MIN_LINES_BELOW;
  });
  return end < 0 ? lines : lines.slice(0, end);
}
