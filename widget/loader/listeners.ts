import { report } from "./report.ts";

export type Listeners<A extends unknown[]> = {
  add: (listener: (...args: A) => void) => () => void;
  emit: (...args: A) => void;
};

/** Callbacks of the host page: one that throws is reported and stops nothing. */
export function createListeners<A extends unknown[]>(): Listeners<A> {
  let all: ((...args: A) => void)[] = [];
  return {
    add(listener) {
      // A new array each time, built without the page's own Array methods, which may be broken.
      const next = [];
      for (let i = 0; i < all.length; i++) next[i] = all[i] as (typeof all)[number];
      next[next.length] = listener;
      all = next;
      return () => {
        const rest = [];
        for (let i = 0; i < all.length; i++) {
          const kept = all[i] as (typeof all)[number];
          if (kept !== listener) rest[rest.length] = kept;
        }
        all = rest;
      };
    },
    emit(...args) {
      const due = all;
      for (let i = 0; i < due.length; i++) {
        try {
          due[i]?.(...args);
        } catch (error) {
          report("error", `A callback failed: ${String(error)}`);
        }
      }
    },
  };
}
