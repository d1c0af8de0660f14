export type TextPart = { text: string; href: string | null };

// Only these schemes ever become links; `www.` is common enough to deserve one.
const LINK = /\b(?:https?:\/\/|mailto:|www\.)[^\s<>"'`]+/gi;
const TRAILING = /[.,;:!?…'"*_~]+$/;

/** Punctuation that ends the sentence, and a bracket that was opened before the link. */
function trimEnd(link: string): string {
  let end = link.replace(TRAILING, "");
  for (const [open, close] of ["()", "[]", "{}"]) {
    while (close && open && end.endsWith(close) && !isBalanced(end, open, close)) {
      end = end.slice(0, -1).replace(TRAILING, "");
    }
  }
  return end;
}

function isBalanced(text: string, open: string, close: string): boolean {
  return text.split(open).length >= text.split(close).length;
}

function toHref(link: string): string | null {
  try {
    const url = new URL(/^www\./i.test(link) ? `https://${link}` : link);
    const isUseful = url.protocol === "mailto:" ? url.pathname.includes("@") : url.hostname !== "";
    return /^(https?|mailto):$/.test(url.protocol) && isUseful ? url.href : null;
  } catch {
    return null;
  }
}

/** Splits plain text into text and safe links (http, https, mailto). Joined, it is the input. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimEnd(match[0]);
    const href = toHref(link);
    if (!href) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: link, href });
    end = match.index + link.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}
