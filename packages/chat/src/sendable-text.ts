/** Without what the server refuses: NUL, and halves of surrogate pairs (a cut emoji). */
export function storable(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");
}

/**
 * For `JSON.stringify`: every text of a request as the server takes it, whoever typed it. One that
 * is refused for half an emoji would be refused on every further try.
 */
export const storableOnly = (_: string, value: unknown): unknown =>
  typeof value === "string" ? storable(value) : value;

/** What is sent of what was typed; "" when that is nothing. */
export function sendableText(draft: string): string {
  return storable(draft).trim();
}
