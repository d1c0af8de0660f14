export type Toast = {
  id: number;
  text: string;
  tone: "neutral" | "danger";
  action?: { label: string; run: () => void };
};

const SHOWN_MS = 6_000;
const NONE: readonly Toast[] = [];

let toasts: readonly Toast[] = NONE;
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Shows a short message at the edge of the screen; a newer one takes its place. */
export function showToast({
  shownMs = SHOWN_MS,
  ...toast
}: Omit<Toast, "id" | "tone"> & { tone?: Toast["tone"]; shownMs?: number }): void {
  lastId += 1;
  const id = lastId;
  set([{ tone: "neutral", ...toast, id }]);
  setTimeout(() => dismissToast(id), shownMs);
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => toasts,
  getOnServer: () => NONE,
};
