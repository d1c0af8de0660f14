import {
  hasAddress,
  headerRole,
  introOf,
  isIntroStart,
  isQuoted,
  isRule,
  isSentFrom,
  isSeparator,
  isSignatureRule,
} from "./quote-lines.ts";

/**
 * What a line of a mail is. `intro`: "On 5 Jan 2016, Ada wrote:". `title`: a quoted or forwarded mail begins, with
 * a line between dashes or its header, of which the other lines are `header`. `signature`: "-- ".
 * `rule`: another line of dashes. `sentFrom`: what a phone adds. `code`: between fences.
 */
export type LineKind =
  | "empty"
  | "text"
  | "code"
  | "quote"
  | "rule"
  | "signature"
  | "intro"
  | "title"
  | "header"
  | "sentFrom";

export type MailLine = { text: string; kind: LineKind };

/** An introduction is wrapped to so many lines at most. */
const MAX_INTRO_LINES = 4;
const MIN_HEADER_ROLES = 3;
const MAX_HEADER_LINES = 20;
/** Lines between two fields of a header that are not read as one: wrapped lists of addresses. */
const MAX_WRAPPED_LINES = 2;

/** The lines of a text, each with what it is. */
export function readLines(text: string): MailLine[] {
  const lines: MailLine[] = [];
  let isCode = false;
  for (const line of text.split("\n")) {
    const isFence = line.startsWith("```");
    lines.push({ text: line, kind: isCode || isFence ? "code" : kindOf(line) });
    if (isFence) isCode = !isCode;
  }
  for (const end of lines.keys()) markIntro(lines, end);
  for (const start of lines.keys()) markHeader(lines, start);
  return lines;
}

function kindOf(line: string): LineKind {
  if (line.trim() === "") return "empty";
  if (isSignatureRule(line)) return "signature";
  if (isRule(line)) return "rule";
  if (isSeparator(line)) return "title";
  if (isSentFrom(line)) return "sentFrom";
  return isQuoted(line) ? "quote" : "text";
}

const isText = (line: MailLine | undefined) => line?.kind === "text";

function setKind(lines: MailLine[], start: number, end: number, kind: LineKind): void {
  for (const line of lines.slice(start, end)) line.kind = kind;
}

/** Marks an introduction that ends in this line, also where it was wrapped. One within a quote is a part of it. */
function markIntro(lines: MailLine[], end: number): void {
  let span = "";
  for (let start = end; start > end - MAX_INTRO_LINES && isText(lines[start]); start--) {
    span = `${lines[start]?.text} ${span}`;
    const intro = introOf(span);
    if (!intro) continue;
    if (intro === "weak" && !hasQuoteBelow(lines, end)) return;
    const above = lines[start - 1];
    const isWrapped = isText(above) && isIntroStart(above?.text ?? "");
    setKind(lines, isWrapped ? start - 1 : start, end + 1, "intro");
    return;
  }
}

function hasQuoteBelow(lines: MailLine[], at: number): boolean {
  const next = lines.slice(at + 1, at + 4).find(({ kind }) => kind !== "empty");
  return next?.kind === "quote";
}

/**
 * Marks the header of a quoted mail: "From:", and two more kinds of lines directly below, with a subject or
 * an address. A list such as "From: Berlin, To: Paris" is none.
 */
function markHeader(lines: MailLine[], start: number): void {
  if (!isText(lines[start]) || headerRole(lines[start]?.text ?? "") !== "from") return;
  const roles = new Set<string>();
  let end = start;
  let isAddressed = false;
  for (const [at, { text, kind }] of lines.slice(start, start + MAX_HEADER_LINES).entries()) {
    const role = headerRole(text);
    if (role) {
      roles.add(role);
      end = start + at + 1;
      isAddressed ||= hasAddress(text);
      continue;
    }
    const isOver = kind === "empty" && roles.size >= MIN_HEADER_ROLES;
    if (isOver || start + at - end >= MAX_WRAPPED_LINES) break;
  }
  if (roles.size < MIN_HEADER_ROLES || !(roles.has("subject") || isAddressed)) return;
  setKind(lines, start, start + 1, "title");
  setKind(lines, start + 1, end, "header");
}
