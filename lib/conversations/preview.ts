import "server-only";

const PREVIEW_CHARS = 140;

/** The first line or so of a message, for lists. Never ends in half a character. */
export function previewOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= PREVIEW_CHARS) return line;
  const cut = line.slice(0, PREVIEW_CHARS - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
