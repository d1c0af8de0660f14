const NAME = /\{\{\s*first_name\s*(?:\|([^{}]*))?\}\}/g;

/** Fills `{{first_name | there}}` in: the first name, or what stands after the bar. */
export function fillGreeting(template: string, firstName: string | null): string {
  return template.replace(NAME, (_whole, fallback: string | undefined) => {
    return firstName || (fallback ?? "").trim();
  });
}
