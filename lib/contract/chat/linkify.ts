export type TextPart = { text: string; href: string | null };

// Only these ever become links. The part before an "@" has a length limit (RFC 5321), which also
// keeps a long text without addresses from being searched over and over.
const LINK =
  /\b(?:https?:\/\/|mailto:|www\.)[^\s<>"'`]+|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/gi;
const TRAILING = /[.,;:!?…'"»”’*_~]+$/;

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

function withScheme(link: string): string {
  if (/^(?:https?|mailto):/i.test(link)) return link;
  return /^www\./i.test(link) ? `https://${link}` : `mailto:${link}`;
}

/** Splits plain text into text and safe links. Joined, the parts are the input. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimEnd(match[0]);
    const href = safeHref(withScheme(link));
    if (!href) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: link, href });
    end = match.index + link.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}
