import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { useEffect, useRef } from "react";

/** ⌘S and Ctrl+S, which would otherwise save the page as a file. */
export function useSaveKey(save: () => void) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isSave = event.key.toLowerCase() === "s" && (event.metaKey || event.ctrlKey);
      if (!isSave || event.altKey || event.shiftKey || isComposing(event)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
