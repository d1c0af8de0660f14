import { foldedWords, foldText } from "../fold-text.ts";

/** Something that can be done, or a page that can be opened, from the search dialog. */
export type Command = {
  id: string;
  label: string;
  /** Other words under which it is found. */
  words?: string;
};

/**
 * The commands of which every typed word begins a word, those first whose label begins with what was typed.
 * Nothing is found by nothing.
 */
export function matchCommands<C extends Command>(commands: readonly C[], typed: string): C[] {
  const words = foldedWords(typed);
  if (words.length === 0) return [];
  return commands
    .map((command) => ({ command, rank: rankOf(command, words) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}

const NO_MATCH = 2;

function rankOf({ label, words = "" }: Command, typed: readonly string[]): number {
  const name = foldText(label);
  if (name.startsWith(typed.join(" "))) return 0;
  const known = `${name} ${foldText(words)}`.split(/[^\p{L}\p{N}]+/u);
  return typed.every((word) => known.some((one) => one.startsWith(word))) ? 1 : NO_MATCH;
}
