import { insertText } from "../replies/insert-text.ts";
import { applyEdit } from "./edit.ts";
import { writtenIn } from "./format-area.ts";
import { isAddress, linkTo } from "./format-edit.ts";
import { onOwnLines, pastedText } from "./paste-text.ts";

/**
 * Whether a paste into a text area was taken, and is not for the browser: an address over selected words becomes their
 * link, a table aligned text, and bullets of other programs a list. All of it can be undone.
 */
export function takePaste(area: HTMLTextAreaElement, data: DataTransfer): boolean {
  const text = data.getData("text/plain");
  if (text === "") return false;
  const written = writtenIn(area);
  const link = isAddress(text) ? linkTo(text, written) : null;
  if (link) {
    applyEdit(area, link);
    return true;
  }
  const better = pastedText({ text, html: data.getData("text/html") });
  if (better === null) return false;
  const { value, start, end } = written;
  insertText(area, onOwnLines(better, value.slice(0, start), value.slice(end)));
  return true;
}
