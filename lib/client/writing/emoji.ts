import type { Gemoji } from "gemoji";

/** An emoji with the names that stand for it between colons, the main one first. */
export type Emoji = Gemoji;

/** What stands between the colon at `at` and the caret; null if the caret has left it, or the colon is gone. */
export function emojiWord(text: string, at: number, caret: number): string | null {
  const word = text.slice(at + 1, caret);
  return text[at] === ":" && caret > at && NAME.test(word) ? word : null;
}

const NAME = /^[a-z0-9_+-]*$/i;
/** Fewer letters would offer a list for `:p` and `:D`. */
const MIN_TYPED = 2;

/**
 * Where the colon stands behind which the beginning of a name was just typed; null if there is none. The colon stands at
 * the beginning of a word: `10:30` and `https:` are no names.
 */
export function emojiColon(text: string, caret: number): number | null {
  const at = text.lastIndexOf(":", caret - 1);
  const typed = at < 0 ? null : emojiWord(text, at, caret);
  const isStart = at === 0 || /[\s("'*_>]/.test(text.charAt(at - 1));
  return isStart && typed !== null && typed.length === MIN_TYPED && /[a-z+]/i.test(typed)
    ? at
    : null;
}

/** A name between colons that ends at the caret: `:tada:`. null if there is none. */
export function closedName(text: string, caret: number): { from: number; name: string } | null {
  if (text[caret - 1] !== ":") return null;
  const from = text.lastIndexOf(":", caret - 2);
  const name = from < 0 ? null : emojiWord(text, from, caret - 1);
  return name ? { from, name: name.toLowerCase() } : null;
}

/** The emoji whose names, tags or descriptions have words that begin with what is typed, best first. */
export function matchEmoji(all: readonly Emoji[], typed: string, max: number): Emoji[] {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  if (wanted === "") return all.slice(0, max);
  const ranked: Emoji[][] = [[], [], [], []];
  for (const one of all) ranked[rankOf(one, wanted)]?.push(one);
  return ranked.flat().slice(0, max);
}

/** 4: it does not fit. */
function rankOf({ names, tags, description }: Emoji, wanted: string): number {
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  const words = [...names.flatMap((name) => name.split("_")), ...tags];
  if (words.some((word) => word.replaceAll(" ", "_").startsWith(wanted))) return 2;
  return description.toLowerCase().replaceAll(" ", "_").includes(wanted) ? 3 : 4;
}
