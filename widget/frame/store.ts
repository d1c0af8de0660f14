import type { Store } from "@linkdesk/chat/visitor/store.ts";
import { useEffect, useState } from "preact/hooks";

/** Renders again whenever the store changes. */
export function useStore<T extends object>(store: Store<T>): T {
  const [state, setState] = useState(store.get());
  useEffect(() => {
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  return state;
}
