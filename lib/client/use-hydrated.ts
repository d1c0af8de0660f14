import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether React runs in this browser: false on the server and while its HTML is taken over. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
