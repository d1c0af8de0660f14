import type { Format } from "./format-edit.ts";

type Pressed = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

/** What else a digit writes with Shift depends on the layout, so these are known by their place. */
const WITH_SHIFT: Record<string, Format> = {
  Digit7: "numbers",
  Digit8: "list",
  Digit9: "quote",
};
const LETTERS: Record<string, Format> = { b: "bold", i: "italic", e: "code" };
const SHIFT_LETTERS: Record<string, Format> = { k: "link", e: "codeBlock" };

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
  const found = shiftKey ? (WITH_SHIFT[code] ?? SHIFT_LETTERS[letter]) : LETTERS[letter];
  return found ?? null;
}
