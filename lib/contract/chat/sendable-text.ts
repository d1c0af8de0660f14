/** Without what the server refuses: NUL, and halves of surrogate pairs (a cut emoji). */
export function storable(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** What is sent of what was typed; "" when that is nothing. */
export function sendableText(draft: string): string {
  return storable(draft).trim();
}
