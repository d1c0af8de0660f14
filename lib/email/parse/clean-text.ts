/** Text that PostgreSQL can store: without NUL, with lone surrogates replaced, and with `\n` as line end. */
export function cleanText(text: string): string {
  return text.replaceAll("\0", "").replaceAll("\r\n", "\n").replaceAll("\r", "\n").toWellFormed();
}

/** The same in one line, for what stands in a header, at most so long. */
export function cleanLine(text: string, maxChars: number): string {
  const line = cleanText(text).replaceAll("\n", " ").replaceAll("\t", " ").trim();
  return line.slice(0, maxChars).toWellFormed();
}
