/** Whether the search dialog is open: its button is in the list, its keys work on every page. */
let isOpen = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

export const openSearch = () => set(true);
export const closeSearch = () => set(false);

export const searchDialogState = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => isOpen,
  /** On the server. */
  closed: () => false,
};
