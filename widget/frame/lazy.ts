import { useEffect, useState } from "preact/hooks";

/**
 * A module that is loaded when it is first wanted, and kept. The hook answers null until then; a
 * module that did not load is asked for again by the next component that wants it.
 */
export function lazy<T extends object>(load: () => Promise<T>): (isWanted?: boolean) => T | null {
  let loaded: T | null = null;
  let loading: Promise<void> | null = null;
  return (isWanted = true) => {
    const [, redraw] = useState(0);
    const isNeeded = isWanted && !loaded;
    useEffect(() => {
      if (!isNeeded) return;
      let isGone = false;
      loading ??= load().then(
        (module) => {
          loaded = module;
        },
        () => {
          loading = null;
        },
      );
      void loading.then(() => {
        if (!isGone) redraw((count) => count + 1);
      });
      return () => {
        isGone = true;
      };
    }, [isNeeded]);
    return loaded;
  };
}
