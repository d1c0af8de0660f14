import type { Format } from "./format-edit.ts";

type Pressed = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

/** What else a digit writes with Shift depends on the layout, so these are known by their place. */
const WITH_SHIFT = new Map<string, Format>([
  ["Digit7", "numbers"],
  ["Digit8", "list"],
  ["Digit9", "quote"],
]);
const LETTERS = new Map<string, Format>([
  ["b", "bold"],
  ["i", "italic"],
  ["e", "code"],
]);
const SHIFT_LETTERS = new Map<string, Format>([
  ["k", "link"],
  ["e", "codeBlock"],
]);

/** The format that a key with Ctrl (Cmd on a Mac) stands for. */
export function formatOfKey({
  key,
  code,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
}: Pressed): Format | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  const found = shiftKey
    ? (WITH_SHIFT.get(code) ?? SHIFT_LETTERS.get(letter))
    : LETTERS.get(letter);
  return found ?? null;
}
