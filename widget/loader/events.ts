import { report } from "./report.ts";

/** What the host page can listen to. */
export type EventName = "ready" | "show" | "hide" | "unread" | "message" | "identity";
/** `value`: the number of unread messages, or the message. */
type Listener = { name: EventName; run: (value: never) => void };

/** The host page's callbacks. One that throws is reported and stops nothing. */
export function createEvents() {
  let id = 0;
  // Without a prototype, `for … in` sees nothing that the page put on Object.prototype.
  const listeners: Record<string, Listener> = Object.create(null);
  return {
    /** The method with which a page listens to one event; it gives back how to stop. */
    when: (name: EventName) => (run?: Listener["run"]) => {
      const key = id++;
      if (run) listeners[key] = { name, run };
      return () => {
        delete listeners[key];
      };
    },
    emit(name: EventName, value?: unknown) {
      for (const key in listeners) {
        const listener = listeners[key];
        try {
          if (listener?.name === name) listener.run(value as never);
        } catch (error) {
          report(`A callback failed: ${error}`);
        }
      }
    },
  };
}
