/** Whether a slash that was just typed before the caret stands at the beginning of a word. */
export function isSlashTyped(text: string, caret: number): boolean {
  return text[caret - 1] === "/" && !/\S/.test(text[caret - 2] ?? "");
}
