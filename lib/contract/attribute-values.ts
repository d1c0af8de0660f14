/** What an attribute may belong to. */
export const ATTRIBUTE_SUBJECTS = ["contact", "conversation"] as const;
export type AttributeSubject = (typeof ATTRIBUTE_SUBJECTS)[number];

export const ATTRIBUTE_TYPES = ["text", "number", "date", "list", "link", "checkbox"] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

export type AttributeValue = string | number | boolean | null;
type Rule = { type: AttributeType; options: readonly string[] };

/** A long list is not repeated whole in a sentence. */
const MAX_NAMED_OPTIONS = 10;

/** Why a value does not fit an attribute, as the rest of a sentence that begins with its name; null if it does. */
export function attributeProblem(
  { type, options }: Rule,
  value: AttributeValue | undefined,
): string | null {
  if (value === null || value === undefined) return null;
  switch (type) {
    case "text":
      return typeof value === "string" ? null : "must be a text";
    case "number":
      return Number.isFinite(value) ? null : "must be a number such as 42 or 9.5";
    case "date":
      return isDate(value) ? null : "must be a date such as 2026-01-15";
    case "list": {
      if (options.some((option) => option === value)) return null;
      const named = options.slice(0, MAX_NAMED_OPTIONS).map((option) => `“${option}”`);
      return `must be one of ${named.join(", ")}${options.length > named.length ? ", …" : ""}`;
    }
    case "link":
      return isLink(value) ? null : "must be an address that starts with http:// or https://";
    case "checkbox":
      return typeof value === "boolean" ? null : "must be true or false";
  }
}

/** What a value is without a value: no answer to a required attribute. */
export const isEmptyValue = (value: AttributeValue | undefined): boolean =>
  value === undefined || value === null || value === "";

/** A day of the calendar, `YYYY-MM-DD`. */
function isDate(value: AttributeValue): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  // 30 February is 2 March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** An http(s) address: anything else must not become a link on the screen. */
export function isLink(value: AttributeValue | undefined): value is string {
  if (typeof value !== "string" || !URL.canParse(value)) return false;
  return /^https?:$/.test(new URL(value).protocol);
}
