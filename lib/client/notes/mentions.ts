import type { MentionRef, NoteMention } from "@linkdesk/contract/notes.ts";
import { foldText } from "../fold-text.ts";

/** A member or a team that can be mentioned. */
export type Mentionable = NoteMention;

/** Whom the member has chosen from the list while writing, by conversation: two may have the same name. */
const chosen = new Map<string, Mentionable[]>();

export function recordChosen(conversationId: string, one: Mentionable): void {
  chosen.set(conversationId, [...(chosen.get(conversationId) ?? []), one]);
}

/**
 * Whom a note mentions: those whose name stands in it behind an @. Of several with one name, those who were chosen from
 * the list; otherwise the first.
 */
export function mentionsIn(
  text: string,
  people: readonly Mentionable[],
  conversationId: string,
): MentionRef[] {
  const picked = chosen.get(conversationId) ?? [];
  const named = Map.groupBy([...picked, ...people], ({ name }) => name);
  const names = new Set(splitMentions(text, [...named.keys()]).flatMap(({ name }) => name ?? []));
  return [...names].flatMap((name) => {
    const those = named.get(name) ?? [];
    const meant = those.filter((one) => picked.includes(one));
    const refs = (meant.length > 0 ? meant : those.slice(0, 1)).map(({ type, id }) => ({
      type,
      id,
    }));
    return [...new Map(refs.map((ref) => [ref.id, ref])).values()];
  });
}

export type Piece = { text: string; name: string | null };

/** A text in pieces; those that mention one of the names, `@Ada Lovelace`, have it as `name`. */
export function splitMentions(text: string, names: readonly string[]): Piece[] {
  // "@Ann Lee" is no mention of "Ann" if there is an "Ann Lee".
  const longestFirst = names.filter((name) => name !== "").sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const name = isWordChar(text[at - 1])
      ? undefined
      : longestFirst.find(
          (one) => text.startsWith(one, at + 1) && !isWordChar(text[at + 1 + one.length]),
        );
    if (name === undefined) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), name: null });
    from = at + 1 + name.length;
    pieces.push({ text: text.slice(at, from), name });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), name: null });
  return pieces;
}

const isWordChar = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}_]/u.test(char);

/** The longest name that is looked for while somebody types it. */
const MAX_TYPED = 60;

/** What is typed behind the @ at `at`; null if the caret has left it, or the @ is gone. */
export function mentionWord(text: string, at: number, caret: number): string | null {
  const word = text.slice(at + 1, caret);
  const isInside = text[at] === "@" && caret > at && word.length <= MAX_TYPED;
  return isInside && !word.includes("\n") && !word.startsWith(" ") ? word : null;
}

/** Whether an @ that was just typed before the caret stands at the beginning of a word. */
export const isMentionTyped = (text: string, caret: number): boolean =>
  text[caret - 1] === "@" && !isWordChar(text[caret - 2]);

/** Those of whose name a word begins with what is typed, best first. */
export function matchMentionable(people: readonly Mentionable[], typed: string): Mentionable[] {
  const wanted = foldText(typed);
  const rank = ({ name }: Mentionable) => {
    const folded = foldText(name);
    if (folded.startsWith(wanted)) return 0;
    return folded.split(" ").some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return people.filter((one) => rank(one) < 2).sort((a, b) => rank(a) - rank(b));
}
