import { foldedWords, foldText } from "../fold-text.ts";

/** A section of the documentation; see `listSections` (components/docs/read-docs.ts). */
export type Section = {
  slug: string;
  title: string;
  anchor: string;
  heading: string;
  text: string;
};

const MAX_FOUND = 8;

/** The sections that have all of the words, those first that have them in a heading. */
export function findSections(sections: readonly Section[], asked: string): Section[] {
  const words = foldedWords(asked);
  if (words.length === 0) return [];
  return sections
    .map((section) => ({ section, score: scoreOf(section, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_FOUND)
    .map(({ section }) => section);
}

function scoreOf({ title, heading, text }: Section, words: readonly string[]): number {
  const [inTitle, inHeading, inText] = [foldText(title), foldText(heading), foldText(text)];
  let score = 0;
  for (const word of words) {
    const points =
      (inHeading.includes(word) ? 8 : 0) +
      (inTitle.includes(word) ? 4 : 0) +
      (inText.includes(word) ? 1 : 0);
    if (points === 0) return 0;
    score += points;
  }
  return score;
}
