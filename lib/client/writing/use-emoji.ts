import { useEffect, useState } from "react";
import type { Emoji } from "./emoji.ts";

let loaded: readonly Emoji[] | null = null;

/** All emoji with their names: 45 kB that are loaded once, when somebody wants one. */
async function loadEmoji(): Promise<readonly Emoji[]> {
  const { gemoji } = await import("gemoji");
  loaded = gemoji;
  return gemoji;
}

/** All emoji; null while they are being loaded. `hasFailed`: they could not be. */
export function useEmoji(): { all: readonly Emoji[] | null; hasFailed: boolean } {
  const [all, setAll] = useState(loaded);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let isOpen = true;
    loadEmoji().then(
      (emoji) => isOpen && setAll(emoji),
      () => isOpen && setFailed(true),
    );
    return () => {
      isOpen = false;
    };
  }, []);
  return { all, hasFailed };
}

/** The emoji of a name, if they are loaded and there is one. */
export const emojiNamed = (name: string): string | null =>
  loaded?.find(({ names }) => names.includes(name))?.emoji ?? null;
