export type TextPart =
  | { kind: "text"; text: string }
  | { kind: "link"; text: string; href: string };

/** Only these ever become a link; anything else stays text. */
const LINK =
  /\bhttps?:\/\/[^\s<>"'`]+|\bmailto:[^\s<>"'`]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/gi;
const TRAILING = /[.,;:!?'"»”’\]}>*_~]+$/;

/** Punctuation that ends a sentence is not part of the address; nor is an unmatched ")". */
function trimEnd(raw: string): string {
  let text = raw.replace(TRAILING, "");
  while (text.endsWith(")") && text.split(")").length > text.split("(").length) {
    text = text.slice(0, -1).replace(TRAILING, "");
  }
  return text;
}

/** The address if it is one we are willing to link to, else null. */
export function safeHref(raw: string | null | undefined): string | null {
  if (!raw) return null;
  try {
    const url = new URL(raw);
    return /^(https?|mailto):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Splits plain text into text and safe links. The parts put together are the text again. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const shown = trimEnd(match[0]);
    const isAddress = !/^(https?|mailto):/i.test(shown);
    const href = safeHref(isAddress ? `mailto:${shown}` : shown);
    if (href === null) continue;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "link", text: shown, href });
    end = match.index + shown.length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}
