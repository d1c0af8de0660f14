import { backoffMs } from "../backoff.ts";
import type { ApiError } from "./api.ts";
import type { EngineState } from "./state.ts";
import type { Store } from "./store.ts";

type Options = {
  store: Store<EngineState>;
  /** Reads the session's state; null when that worked. */
  refresh: () => Promise<ApiError | null>;
  onStarted: () => void;
};

/** Reads which conversations there are, until that works. What is known of it is `start` of the state. */
export function createStart({ store, refresh, onStarted }: Options) {
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return async function start() {
    if (store.get().start === "idle") store.set({ start: "starting" });
    const error = await refresh();
    // Of an earlier start that failed.
    clearTimeout(timer);
    store.set({ start: error ? "retrying" : "started" });
    if (error) {
      timer = setTimeout(() => void start(), backoffMs(attempt++));
      return;
    }
    attempt = 0;
    onStarted();
  };
}
