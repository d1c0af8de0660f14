import { isComposing } from "@linkdesk/chat/is-composing.ts";
import type { KeyboardEvent } from "react";

/** Enter sends, Shift+Enter starts a line, and neither while an input method is composing. */
export function isSendKey(event: KeyboardEvent): boolean {
  const { key, shiftKey, altKey, nativeEvent } = event;
  return key === "Enter" && !shiftKey && !altKey && !isComposing(nativeEvent);
}

/** A new line: Enter with Shift, and without where the button sends. */
export function isLineKey({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const isPlain = key === "Enter" && !altKey && !ctrlKey && !metaKey;
  return isPlain && (shiftKey || hasTouchKeyboard());
}

export function isUndoKey({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  nativeEvent,
}: KeyboardEvent): boolean {
  return key === "z" && !shiftKey && (ctrlKey || metaKey) && !isComposing(nativeEvent);
}

/** Ctrl+Shift+Enter sends and resolves. */
export function isResolveKey({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  nativeEvent,
}: KeyboardEvent): boolean {
  return key === "Enter" && shiftKey && (ctrlKey || metaKey) && !isComposing(nativeEvent);
}

/** On a touch screen there is no Shift+Enter: Enter starts a line and the button sends. */
export function hasTouchKeyboard(): boolean {
  return window.matchMedia("(hover: none) and (pointer: coarse)").matches;
}
