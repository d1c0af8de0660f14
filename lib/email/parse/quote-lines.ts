import {
  BEGINNINGS,
  HEADER_ROLES,
  type HeaderRole,
  OPENERS,
  SENT_FROM,
  SEPARATORS,
  WROTE,
} from "./quote-phrases.ts";

/** Longer lines are text. */
const MAX_INTRO_CHARS = 400;
const MAX_LABEL_CHARS = 30;
const MAX_SENT_FROM_CHARS = 160;

/** Marks of the direction of writing, which mail programs put around names. */
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

/** A line as it is compared: in lower case, with plain spaces and digits, without its quote signs. */
export function foldLine(line: string): string {
  return trimChars(line.slice(0, 2 * MAX_INTRO_CHARS), "> \t\u00a0")
    .replace(DIRECTION, "")
    .replaceAll("\u00a0", " ")
    .replaceAll("\u202f", " ")
    .replace(OTHER_DIGITS, (digit) => String(digitOf(digit.charCodeAt(0))))
    .normalize("NFC")
    .toLowerCase()
    .trim();
}

const digitOf = (code: number) =>
  (code - (code >= 0x966 ? 0x966 : code >= 0x6f0 ? 0x6f0 : 0x660)) % 10;

/** Without these characters at both ends. */
export function trimChars(text: string, chars: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && chars.includes(text.charAt(start))) start++;
  while (end > start && chars.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Marked as quoted: with ">", or with "|" as long as it is no row of a table. */
export function isQuoted(line: string): boolean {
  const plain = line.trim();
  // The end of an address that was wrapped: "<ada@example.com" and ">:" below.
  if (plain.startsWith(">")) return !plain.startsWith(">:") && !plain.endsWith(">:");
  return plain.startsWith("|") && plain.indexOf("|", 1) < 0;
}

const RULE_CHARS = "-_,=+~#*ᐧ—–";

/** A line that consists of dashes and the like. */
export function isRule(line: string): boolean {
  const plain = line.trim();
  return plain !== "" && trimChars(plain, RULE_CHARS) === "";
}

/** "-- ", and what people and programs make of it. */
export function isSignatureRule(line: string): boolean {
  const plain = line.trim();
  return plain === "--" || plain === "—" || plain === "ᐧ" || line === "---";
}

/** "Sent from my iPhone" */
export function isSentFrom(line: string): boolean {
  const folded = foldLine(line);
  if (folded === "" || folded.length > MAX_SENT_FROM_CHARS) return false;
  if (SENT_FROM.some((start) => folded.startsWith(start))) return !isQuestion(folded);
  return folded.endsWith(" from mobile");
}

const isQuestion = (folded: string) => folded.endsWith("?") || folded.endsWith(":");

/** "-----Original Message-----", "Begin forwarded message:" */
export function isSeparator(line: string): boolean {
  const folded = foldLine(line);
  if (folded.length > 120) return false;
  if (BEGINNINGS.some((start) => folded.startsWith(start))) return true;
  const words = trimChars(folded, "-_*=—–> \t");
  return words !== folded && folded.includes("--") && SEPARATORS.has(trimChars(words, ": "));
}

/** What a line of a quoted header is ("Betreff: …"); undefined for other lines. */
export function headerRole(line: string): HeaderRole | undefined {
  const plain = trimChars(line.slice(0, 4 * MAX_LABEL_CHARS), "> \t*_\u00a0");
  const ends = [plain.indexOf(":"), plain.indexOf("：")].filter((at) => at > 0);
  const end = Math.min(...ends);
  if (ends.length === 0 || end > MAX_LABEL_CHARS) return;
  return HEADER_ROLES.get(trimChars(foldLine(plain.slice(0, end)), "* "));
}

const YEAR = /(?:^|\D)(?:19|20)\d\d(?!\d)/;
const NUMERIC_DATE = /(?:^|\D)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)/;
const TIME = /(?:^|\D)\d{1,2}\s?[:.h時时시]\s?\d{2}(?!\d)/;

/** An address somewhere in the text: an `@` with something before it and a dot after it. */
export function hasAddress(text: string): boolean {
  for (let at = text.indexOf("@"); at > 0; at = text.indexOf("@", at + 1)) {
    const after = text.slice(at + 1, at + 100);
    const dot = after.indexOf(".");
    const space = after.indexOf(" ");
    if (text[at - 1] !== " " && dot > 0 && (space < 0 || dot < space)) return true;
  }
  return false;
}

const LETTER = /\p{L}/u;
const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Whether the text has one of these as a word of its own. Japanese, Chinese and Korean have no spaces. */
function hasWord(text: string, words: string[]): boolean {
  return words.some((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (IDEOGRAPH.test(word.charAt(0))) return true;
      const around = text.charAt(at - 1) + text.charAt(at + word.length);
      if (!LETTER.test(around)) return true;
    }
    return false;
  });
}

export type Intro = "strong" | "weak" | undefined;

/**
 * Whether this is the line before a quote. `strong`: it names a date and a time or an address, so that a quote
 * follows even if its lines are not marked. `weak`: it is one only if marked lines follow.
 */
export function introOf(line: string): Intro {
  if (line.length > MAX_INTRO_CHARS) return;
  const folded = trimChars(foldLine(line), "-<>*_. ");
  const isOpen = folded.endsWith(":") || folded.endsWith("：");
  const text = trimChars(folded, ":： ");
  const hasDate = YEAR.test(text) || NUMERIC_DATE.test(text);
  const isAddressed = hasAddress(text);
  if (!hasDate && !isAddressed && !text.includes(" via ")) return;
  const wrote = hasWord(text, WROTE);
  if (!isOpen && !wrote) return hasDate && isAddressed && isDateAndName(text) ? "weak" : undefined;
  const isTimed = TIME.test(text);
  const isDated = hasDate && (isTimed || isAddressed);
  const endsInVerb = WROTE.some((verb) => text.endsWith(verb));
  if (isOpen && hasDate && isTimed && isAddressed) return "strong";
  if (wrote && isDated && (isOpen || endsInVerb)) return "strong";
  if (isOpen && endsInVerb && isNameAndVerb(text)) return "strong";
  if (wrote && (isOpen || endsInVerb)) return "weak";
  return isOpen && hasDate && isAddressed ? "weak" : undefined;
}

/** "Ada <ada@example.com> wrote" */
function isNameAndVerb(text: string): boolean {
  const end = text.lastIndexOf(">");
  return end > 0 && WROTE.includes(text.slice(end + 1).trim()) && hasAddress(text);
}

/** "2013/10/2 Ada <ada@example.com>": Gmail, some years ago. */
const isDateAndName = (text: string) => /^\d/.test(text) || text.startsWith("posted by ");

const isSentence = (folded: string) => [".", "!", "?"].includes(folded.slice(-1));

/** The first of the lines of an introduction that was wrapped: "On Tuesday, 5 January 2016, Ada via". */
export function isIntroStart(line: string): boolean {
  const folded = foldLine(line);
  if (!YEAR.test(folded) && !NUMERIC_DATE.test(folded)) return false;
  if (folded.lastIndexOf("<") > folded.lastIndexOf(">")) return true;
  return OPENERS.some((opener) => folded.startsWith(opener)) && !isSentence(folded);
}
