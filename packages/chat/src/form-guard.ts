/**
 * Where a form says how many milliseconds it was open and what stood in the field that people do
 * not see: `1500:`. A dash keeps it apart from the names that fields can have.
 */
export const FORM_GUARD = "form-guard";
/** Nobody reads, fills in and sends a form faster than this. */
export const MIN_FORM_MS = 500;

/** Whether a program filled in the form. Forms of an older widget have no guard. */
export function isFilledByProgram(guard: string | undefined): boolean {
  if (guard === undefined) return false;
  const [, ms, trap] = /^(\d{1,12}):([\s\S]*)$/.exec(guard) ?? [];
  return trap !== "" || Number(ms) < MIN_FORM_MS;
}
