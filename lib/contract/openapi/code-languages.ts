/** The languages of the examples, with the names that people know them by. */
export const CODE_LANGUAGES = { curl: "curl", typescript: "TypeScript", python: "Python" } as const;
export type CodeLanguage = keyof typeof CODE_LANGUAGES;
