const NAME = /\{\{\s*first_name\s*(?:\|([^{}]*))?\}\}/g;

/** Replaces `{{first_name | there}}` by the first name, or by the text after the bar. */
export function fillGreeting(template: string, name: string | null): string {
  const firstName = name?.trim().split(/\s+/)[0];
  return template
    .replace(NAME, (_whole, fallback: string | undefined) => firstName || (fallback ?? "").trim())
    .trim();
}
