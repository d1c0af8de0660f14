/** Without case, accents and marks, for comparing what is typed with names: "Rückgabe" is found by "ruck". */
export const foldText = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The words that were typed, folded. */
export const foldedWords = (typed: string): string[] =>
  foldText(typed).split(/\s+/).filter(Boolean);
