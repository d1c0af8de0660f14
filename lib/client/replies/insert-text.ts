/**
 * Puts a text in place of what is selected in a text area, or at its caret, as typing would: the browser can undo it.
 * The old command is the only way that keeps the undo history; where there is none, the text is set.
 */
export function insertText(area: HTMLTextAreaElement, text: string): void {
  area.focus({ preventScroll: true });
  if (text !== "" && document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
