import { useSyncExternalStore } from "react";
import { currentTheme, subscribeTheme, type Theme } from "./theme.ts";

/** The theme that is shown; `initial` is the one that the server has read. */
export function useTheme(initial: Theme): Theme {
  return useSyncExternalStore(subscribeTheme, currentTheme, () => initial);
}
