import { type MouseEvent, type PointerEvent, useRef } from "react";

const LONG_PRESS_MS = 500;

/** Handlers for a long press by touch, which then is no click. A finger that moves scrolls and presses nothing. */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<{ timer?: ReturnType<typeof setTimeout>; isLong: boolean }>({
    isLong: false,
  });
  const cancel = () => clearTimeout(press.current.timer);
  return {
    onPointerDown: ({ pointerType }: PointerEvent) => {
      cancel();
      press.current = { isLong: false };
      if (pointerType !== "touch") return;
      press.current.timer = setTimeout(() => {
        press.current.isLong = true;
        onLongPress();
      }, LONG_PRESS_MS);
    },
    onPointerUp: cancel,
    // The browser scrolls.
    onPointerCancel: cancel,
    onPointerLeave: cancel,
    // Where a long press opens the menu of a link, it selects instead.
    onContextMenu: (event: MouseEvent) => {
      if (press.current.timer !== undefined) event.preventDefault();
    },
    /** For `onClick`: whether the press was a long one. */
    wasLong: () => press.current.isLong,
  };
}
