/** The word between the slash at `at` and the caret; null if the caret has left it, or the slash is gone. */
export function slashWord(text: string, at: number, caret: number): string | null {
  const word = text.slice(at + 1, caret);
  return text[at] === "/" && caret > at && !/\s/.test(word) ? word : null;
}
