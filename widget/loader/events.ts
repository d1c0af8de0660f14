import { report } from "./report.ts";

/** What the host page can listen to. */
type EventName = "show" | "hide" | "unread";
/** `count` is the number of unread messages, in `unread` only. */
type Listener = { name: EventName; run: (count: number) => void };

/** The host page's callbacks. One that throws is reported and stops nothing. */
export function createEvents() {
  let id = 0;
  // Without a prototype, `for … in` sees nothing that the page put on Object.prototype.
  const listeners: Record<string, Listener> = Object.create(null);
  return {
    on(name: EventName, run: (count: number) => void) {
      const key = id++;
      listeners[key] = { name, run };
      return () => {
        delete listeners[key];
      };
    },
    emit(name: EventName, count = 0) {
      for (const key in listeners) {
        const listener = listeners[key];
        try {
          if (listener?.name === name) listener.run(count);
        } catch (error) {
          report("error", `A callback failed: ${error}`);
        }
      }
    },
  };
}
