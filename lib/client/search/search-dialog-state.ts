/** Whether the search dialog is open: its button is in the list, its keys work on every page. */
let isOpen = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

/** What had the focus when the dialog was opened. */
let focused: Element | null = null;

export function openSearch(): void {
  focused = document.activeElement;
  set(true);
}

/**
 * The browser gives the focus back when the dialog closes. Chromium does so while everything behind the dialog is still
 * inert, and a field may then take no text: it gets the focus once more.
 */
export function closeSearch(): void {
  set(false);
  const before = focused;
  requestAnimationFrame(() => {
    if (!(before instanceof HTMLElement) || document.activeElement !== before) return;
    before.blur();
    before.focus({ preventScroll: true });
  });
}

export const searchDialogState = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => isOpen,
  /** On the server. */
  closed: () => false,
};
