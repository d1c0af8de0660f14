import { type RefObject, useEffect, useState } from "react";

type Area = RefObject<HTMLTextAreaElement | null>;
/** What stands between the sign at `at` and the caret; null if the caret has left it, or the sign is gone. */
type ReadWord = (text: string, at: number, caret: number) => string | null;

/**
 * What is typed behind the sign at `at`, such as a slash or an @, as long as the caret is in that word. `onLeave` is called
 * when it is not any more, or the text area has lost the focus. Without a sign it is null, and nothing is called.
 * @param read Stays the same.
 */
export function useTypedWord(
  area: Area,
  at: number | null,
  read: ReadWord,
  onLeave: () => void,
): string | null {
  const [word, setWord] = useState(() => wordOf(area.current, at, read));
  useEffect(() => {
    const element = area.current;
    if (!element || at === null) return;
    const follow = () => {
      const next = wordOf(element, at, read);
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
  }, [area, at, read, onLeave]);
  return word;
}

function wordOf(element: HTMLTextAreaElement | null, at: number | null, read: ReadWord) {
  if (!element || at === null) return null;
  return read(element.value, at, element.selectionStart);
}
