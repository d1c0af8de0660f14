const NAME = /\{\{\s*first_name\s*(?:\|([^{}]*))?\}\}/g;

/** Fills `{{first_name | there}}` in: the first name, or what stands after the bar. */
export function fillGreeting(template: string, name: string | null): string {
  const firstName = name?.trim().split(/\s+/)[0];
  return template
    .replace(NAME, (_whole, fallback: string | undefined) => firstName || (fallback ?? "").trim())
    .trim();
}
