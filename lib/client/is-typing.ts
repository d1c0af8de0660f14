/** Whether a key that was pressed here is text for a field, or is handled by what pops up: it is no shortcut then. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest("input, textarea, select, dialog, [popover]") !== null)
  );
}
