export type TextPart = { text: string; href: string | null };

/** Where an address begins; the name before an "@" is found from there. */
const START = /https?:\/\/|mailto:|www\.|@/gi;
/** Stands for a character that no marker may touch, and that is in no address: it was read as something else. */
export const TAKEN = "\uFFFC";
/** Quotes, angle brackets and East Asian punctuation stand in no address as it is typed. */
const ADDRESS = /[^\s<>"'`\uFFFC、。，．！？：；「」『』（）【】〈〉《》〔〕]*/y;
/** What ends the sentence when an address ends with it. */
const STOPS = ".,;:!?…»”’،؛؟।";
/** Formatting, which may have been opened before the address. */
const MARKERS = "*_~";
const CLOSERS: Record<string, string> = { ")": "(", "]": "[", "}": "{" };
const LETTER = /[\p{L}\p{N}]/u;

/** The name before the "@" (RFC 5321). */
const MAX_NAME_CHARS = 64;
const NAME = /[\w.+-]/;
const DOMAIN = /[\w.-]*/y;

/**
 * The address if it is one to link to (http, https, mailto), else null. An address with a user
 * in it is none: `https://shop.example@evil.example` is there to be misread.
 */
export function safeHref(raw: string | null | undefined): string | null {
  if (!raw) return null;
  try {
    const url = new URL(raw);
    const isMail = url.protocol === "mailto:";
    const isUseful = isMail ? url.pathname.includes("@") : !url.username && !url.password;
    return isUseful && (isMail || /^https?:$/.test(url.protocol)) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * Splits plain text into text and safe links. Joined, the parts are the input. Every character is
 * read a fixed number of times, however long the text is.
 */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const opened = new Set<string>();
  let end = 0;
  let read = 0;
  for (const { index, 0: start } of text.matchAll(START)) {
    // Inside of what was read already, whether it became a link or not.
    if (index < read) continue;
    const isMail = start === "@";
    if (!isMail && /[a-z\d]/i.test(text.charAt(index - 1))) continue;
    for (let at = read; at < index; at++) noteMarker(text, at, opened);
    const address = isMail ? mailAt(text, index, read) : webAddressAt(text, index, opened);
    read = address.readTo;
    const link = text.slice(address.from, address.to);
    const scheme = isMail ? "mailto:" : /^www\./i.test(link) ? "https://" : "";
    const href = link && safeHref(scheme + link);
    if (!href) continue;
    if (address.from > end) parts.push({ text: text.slice(end, address.from), href: null });
    parts.push({ text: link, href });
    end = address.to;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

type Address = { from: number; to: number; readTo: number };

/** Keeps which markers of this line were opened and not closed. */
function noteMarker(text: string, at: number, opened: Set<string>): void {
  const char = text.charAt(at);
  if (char === "\n") opened.clear();
  if (!MARKERS.includes(char)) return;
  const isOpening = !LETTER.test(text.charAt(at - 1)) && /\S/.test(text.charAt(at + 1));
  if (isOpening) opened.add(char);
  else opened.delete(char);
}

/** An address without the stops, closing markers and closing brackets that belong to the sentence. */
function webAddressAt(text: string, from: number, opened: ReadonlySet<string>): Address {
  ADDRESS.lastIndex = from;
  const readTo = from + (ADDRESS.exec(text)?.[0].length ?? 0);
  const brackets: Record<string, number> = {};
  for (let at = from; at < readTo; at++) {
    const char = text.charAt(at);
    if ("()[]{}".includes(char)) brackets[char] = (brackets[char] ?? 0) + 1;
  }
  let to = readTo;
  for (; to > from; to--) {
    const char = text.charAt(to - 1);
    const opener = ")]}".includes(char) ? CLOSERS[char] : undefined;
    if (opener) {
      const closers = brackets[char] ?? 0;
      if (closers <= (brackets[opener] ?? 0)) break;
      brackets[char] = closers - 1;
    } else if (!STOPS.includes(char) && !opened.has(char)) break;
  }
  // What was taken off is read on: it may close a marker.
  return { from, to, readTo: Math.max(to, from + 1) };
}

/** The mail address around the "@" at `at`; an empty one if there is none. */
function mailAt(text: string, at: number, readFrom: number): Address {
  let from = at;
  const earliest = Math.max(readFrom, at - MAX_NAME_CHARS - 1);
  while (from > earliest && NAME.test(text.charAt(from - 1))) from--;
  while (from < at && !/\w/.test(text.charAt(from))) from++;
  DOMAIN.lastIndex = at + 1;
  const domain = DOMAIN.exec(text)?.[0] ?? "";
  const [, host = ""] = /^([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})\b/i.exec(domain) ?? [];
  const isAddress = host !== "" && from < at && at - from <= MAX_NAME_CHARS;
  const to = isAddress ? at + 1 + host.length : from;
  return { from, to, readTo: Math.max(to, at + 1) };
}
