import { applyEdit } from "./edit.ts";
import { type Format, formatEdit, newLineEdit, type Written } from "./format-edit.ts";
import { formatOfKey } from "./format-key.ts";

export const writtenIn = ({
  value,
  selectionStart,
  selectionEnd,
}: HTMLTextAreaElement): Written => ({
  value,
  start: selectionStart,
  end: selectionEnd,
});

/** Formats what is selected in a text area. */
export function formatArea(area: HTMLTextAreaElement, format: Format): void {
  applyEdit(area, formatEdit(format, writtenIn(area)));
}

/** Whether a key was for the formatting of what is written. `isLineKey`: it starts a new line. */
export function takeFormatKey(
  area: HTMLTextAreaElement,
  event: KeyboardEvent,
  isLineKey: boolean,
): boolean {
  const format = formatOfKey(event);
  const edit = format
    ? formatEdit(format, writtenIn(area))
    : isLineKey && newLineEdit(writtenIn(area));
  if (edit) applyEdit(area, edit);
  return Boolean(edit);
}
