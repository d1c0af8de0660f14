/** Of a long message, the beginning is enough to know it by. */
const MAX_QUOTED_CHARS = 500;

/** A message as the beginning of an answer to it: each line behind a `>`, and an empty line after them. */
export function quoted(text: string): string {
  const isCut = text.length > MAX_QUOTED_CHARS;
  const shown = isCut ? `${text.slice(0, MAX_QUOTED_CHARS).trimEnd()}…` : text.trim();
  return `${shown
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n")}\n`;
}

let quote: ((text: string) => void) | null = null;

/** The composer on screen takes quotes. Returns what ends that. */
export function takeQuotes(take: (text: string) => void): () => void {
  quote = take;
  return () => {
    if (quote === take) quote = null;
  };
}

/** Puts a message into the composer on screen, for the answer. */
export const quoteMessage = (text: string): void => quote?.(quoted(text));
