import { useSyncExternalStore } from "react";

const KEY = "linkdesk:formatting";
const listeners = new Set<() => void>();
let isShown: boolean | null = null;

function read(): boolean {
  try {
    isShown ??= window.localStorage.getItem(KEY) === "shown";
  } catch {
    // Storage is turned off: until the page is left.
    isShown ??= false;
  }
  return isShown;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const hidden = () => false;

/** Shows or hides the buttons for formatting, in this browser. */
export function setToolbarShown(next: boolean): void {
  isShown = next;
  try {
    window.localStorage.setItem(KEY, next ? "shown" : "hidden");
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

/** Whether the buttons for formatting are shown. Hidden at first: the keys always work. */
export const useToolbarShown = (): boolean => useSyncExternalStore(subscribe, read, hidden);
