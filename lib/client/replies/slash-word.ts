/** Whether a slash that was just typed before the caret stands at the beginning of a word. */
export function isSlashTyped(text: string, caret: number): boolean {
  return text[caret - 1] === "/" && (caret === 1 || /\s/.test(text[caret - 2] ?? ""));
}

/** The word between the slash at `at` and the caret; null if the caret has left it, or the slash is gone. */
export function slashWord(text: string, at: number, caret: number): string | null {
  const word = text.slice(at + 1, caret);
  return text[at] === "/" && caret > at && !/\s/.test(word) ? word : null;
}
