import { type RefObject, useEffect, useState } from "react";
import { slashWord } from "./slash-word.ts";

type Area = RefObject<HTMLTextAreaElement | null>;

/**
 * What is typed behind the slash at `at`, as long as the caret is in that word. `onLeave` is called when it is not any
 * more, or the text area has lost the focus. Without a slash it is null, and nothing is called.
 */
export function useSlashWord(area: Area, at: number | null, onLeave: () => void): string | null {
  const [word, setWord] = useState(() => wordOf(area.current, at));
  useEffect(() => {
    const element = area.current;
    if (!element || at === null) return;
    const follow = () => {
      const next = wordOf(element, at);
      if (next === null) onLeave();
      else setWord(next);
    };
    follow();
    element.addEventListener("input", follow);
    element.addEventListener("blur", onLeave);
    document.addEventListener("selectionchange", follow);
    return () => {
      element.removeEventListener("input", follow);
      element.removeEventListener("blur", onLeave);
      document.removeEventListener("selectionchange", follow);
    };
  }, [area, at, onLeave]);
  return word;
}

function wordOf(element: HTMLTextAreaElement | null, at: number | null): string | null {
  if (!element || at === null) return null;
  return slashWord(element.value, at, element.selectionStart);
}
