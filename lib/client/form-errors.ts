import { ApiError, errorText } from "./api.ts";

export type FieldErrors = Record<string, string>;

/** A message such as "must not be empty", to stand alone. */
export function asSentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}`;
}

/** What the server says about each field, ready to show beside it. */
export function fieldErrors(error: unknown): FieldErrors {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(error.errors.map((e) => [e.field, asSentence(e.message)]));
}

/**
 * What to show above the form: an error that belongs to none of its fields, or null. A field that
 * the form does not show (such as an invitation) is named in the sentence.
 */
export function formError(error: unknown, fields: readonly string[]): string | null {
  if (!error) return null;
  const all = error instanceof ApiError ? error.errors : [];
  const hidden = all.find((e) => !fields.includes(e.field));
  if (hidden) return asSentence(`${hidden.field} ${hidden.message}`);
  return all.length > 0 ? null : errorText(error);
}

/** The text of a form's field, trimmed. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}
