import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import { foldedWords, foldText } from "../fold-text.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** After so long without use, a use counts half. */
const HALF_LIFE_DAYS = 30;

type Folded = { name: string; folder: string; text: string };
/** Folding thousands of long texts at every key would be felt. */
const folded = new WeakMap<SavedReply, Folded>();

function foldedOf(reply: SavedReply): Folded {
  const known = folded.get(reply);
  if (known) return known;
  const { name, folder, text } = reply;
  const made = { name: foldText(name), folder: foldText(folder), text: foldText(text) };
  folded.set(reply, made);
  return made;
}

/** How well a reply fits, less is better; null if a word is nowhere in it. */
function rankOf(reply: SavedReply, words: readonly string[]): number | null {
  const { name, folder, text } = foldedOf(reply);
  if (!words.every((word) => [name, folder, text].some((part) => part.includes(word)))) return null;
  if (name.startsWith(words.join(" "))) return 0;
  const nameWords = name.split(" ");
  if (words.every((word) => nameWords.some((part) => part.startsWith(word)))) return 1;
  if (words.every((word) => name.includes(word))) return 2;
  return words.every((word) => name.includes(word) || folder.includes(word)) ? 3 : 4;
}

/** How much a reply is used, where a use long ago counts less than one of today. */
function usageOf({ useCount, lastUsedAt }: SavedReply, now: number): number {
  if (lastUsedAt === null) return 0;
  const days = Math.max(0, now - Date.parse(lastUsedAt)) / DAY_MS;
  return useCount * 2 ** (-days / HALF_LIFE_DAYS);
}

/**
 * The replies in whose name, folder or text all typed words are. Those with the words in their name come first, and
 * among them the ones that are used recently and often. Pure; `now` is in milliseconds.
 */
export function matchReplies(
  replies: readonly SavedReply[],
  typed: string,
  now: number,
): SavedReply[] {
  const words = foldedWords(typed);
  return replies
    .map((reply) => ({ reply, rank: rankOf(reply, words), usage: usageOf(reply, now) }))
    .filter(({ rank }) => rank !== null)
    .sort(
      (a, b) =>
        (a.rank ?? 0) - (b.rank ?? 0) ||
        b.usage - a.usage ||
        a.reply.name.localeCompare(b.reply.name),
    )
    .map(({ reply }) => reply);
}
