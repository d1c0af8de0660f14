import { report } from "./report.ts";

/** What the host page can listen to. */
export type EventName = "ready" | "show" | "hide" | "unread" | "message" | "identity";
/** `value`: the number of unread messages, or the message. */
type Listener = { name: EventName; run: ((value: never) => void) | undefined };

/** The host page's callbacks. One that throws is reported and stops nothing. */
export function createEvents() {
  let listeners: Listener[] = [];
  return {
    /** The method with which a page listens to one event; it gives back how to stop. */
    when: (name: EventName) => (run?: Listener["run"]) => {
      const listener = { name, run };
      listeners = [...listeners, listener];
      return () => {
        listener.run = undefined;
      };
    },
    emit(name: EventName, value?: unknown) {
      for (const listener of listeners) {
        try {
          if (listener.name === name) listener.run?.(value as never);
        } catch (error) {
          report(`A callback failed: ${error}`);
        }
      }
    },
  };
}
