import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { ChatState } from "./chat-state.ts";

/** Each request is for one element: the first that is there to take it. */
let handled = 0;

/** Takes the focus when the chat asks for it: when it is opened, and with every new screen. */
export function useFocusRequest(
  target: RefObject<HTMLElement | null>,
  { focusRequests, panel }: ChatState,
): void {
  useEffect(() => {
    if (panel === "closed" || focusRequests <= handled || !target.current) return;
    handled = focusRequests;
    target.current.focus();
  }, [focusRequests, panel, target]);
}
