import { insertText } from "../replies/insert-text.ts";

/** A change of what is written: `text` in place of `[from, to)`, then `[start, end)` is selected. */
export type Edit = { from: number; to: number; text: string; start: number; end: number };

/** Changes a text area as typing would: the browser can undo it. */
export function applyEdit(area: HTMLTextAreaElement, edit: Edit): void {
  const { from, to, text, start, end } = edit;
  area.focus({ preventScroll: true });
  if (area.value.slice(from, to) !== text) {
    area.setSelectionRange(from, to);
    // The command that inserts does nothing with an empty text.
    if (text !== "" || !document.execCommand("delete")) insertText(area, text);
  }
  area.setSelectionRange(start, end);
}
