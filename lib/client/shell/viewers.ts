import { VIEWING_TTL_MS, type ViewingEvent } from "@linkdesk/contract/events.ts";

/** A colleague who has a conversation open. */
export type Viewer = { memberId: string; isWriting: boolean };
export type Viewers = ReturnType<typeof createViewers>;

const NOBODY: readonly Viewer[] = [];

/** Which colleagues look at which conversation now, from what their browsers say. */
export function createViewers() {
  const viewers = new Map<string, readonly Viewer[]>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();

  function put(conversationId: string, next: readonly Viewer[]): void {
    if (next.length > 0) viewers.set(conversationId, next);
    else viewers.delete(conversationId);
    for (const listener of listeners) listener();
  }

  function remove(conversationId: string, memberId: string): void {
    const key = `${conversationId} ${memberId}`;
    clearTimeout(timers.get(key));
    timers.delete(key);
    const before = viewers.get(conversationId) ?? NOBODY;
    const next = before.filter((viewer) => viewer.memberId !== memberId);
    if (next.length < before.length) put(conversationId, next);
  }

  return {
    /** Takes what came in on the channel; anything else than an event is ignored. */
    receive(data: unknown): void {
      if (!isViewingEvent(data)) return;
      const { conversationId, memberId, state } = data;
      if (state === "gone") {
        remove(conversationId, memberId);
        return;
      }
      const key = `${conversationId} ${memberId}`;
      clearTimeout(timers.get(key));
      timers.set(
        key,
        setTimeout(() => remove(conversationId, memberId), VIEWING_TTL_MS),
      );
      const before = viewers.get(conversationId) ?? NOBODY;
      const known = before.find((viewer) => viewer.memberId === memberId);
      const isWriting = state === "writing";
      if (known?.isWriting === isWriting) return;
      const others = before.filter((viewer) => viewer !== known);
      put(conversationId, [...others, { memberId, isWriting }]);
    },
    list: (conversationId: string): readonly Viewer[] => viewers.get(conversationId) ?? NOBODY,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Where the page is rendered, nobody is known. */
    listOnServer: (): readonly Viewer[] => NOBODY,
  };
}

function isViewingEvent(data: unknown): data is ViewingEvent {
  if (typeof data !== "object" || data === null) return false;
  const { conversationId, memberId, state } = data as { [name: string]: unknown };
  return (
    typeof conversationId === "string" &&
    typeof memberId === "string" &&
    (state === "looking" || state === "writing" || state === "gone")
  );
}
