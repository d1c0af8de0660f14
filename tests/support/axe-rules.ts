// What axe looks for: https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md

/** WCAG 2.2, levels A and AA. */
export const WCAG_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The rules that judge colours: a page in its other colour scheme need not pass the others again. */
export const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
