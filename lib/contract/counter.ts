type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Writes a number into the sentence that its language has for it; `#` stands for the number. */
export function counter(language: string) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count: number, forms: Forms): string =>
    (forms[rules.select(count)] ?? forms.other).replace("#", numbers.format(count));
}
