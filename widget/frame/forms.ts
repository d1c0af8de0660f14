import type { FormField, FormValues } from "@linkdesk/contract/form-fields.ts";

const MAX_VALUE_CHARS = 2_000;

/** What is wrong with a field; the dictionary has a sentence for each. */
export type FieldProblem =
  | "needed"
  | "badEmail"
  | "badTel"
  | "badUrl"
  | "badNumber"
  | "badChoice"
  | "tooLongValue";

const EMAIL = /^(?!\.)(?!.*\.\.)[\w'+.-]*[\w+-]@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const TEL = /^[+\d][\d\s()./-]{2,30}$/;

function isWebAddress(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
}

/** The server's own rules, so that what is sent is taken. */
const CHECKS = {
  text: () => null,
  textarea: () => null,
  email: (value) => (value.length <= 254 && EMAIL.test(value) ? null : "badEmail"),
  tel: (value) => (TEL.test(value) ? null : "badTel"),
  url: (value) => (isWebAddress(value) ? null : "badUrl"),
  number: (value) => (Number.isFinite(Number(value)) ? null : "badNumber"),
  select: (value, { options = [] }) => (options.includes(value) ? null : "badChoice"),
  checkbox: () => null,
} satisfies Record<FormField["type"], (value: string, field: FormField) => FieldProblem | null>;

/** The problems of a filled form, by field name; empty when it can be sent. */
export function checkForm(fields: FormField[], values: FormValues): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  for (const field of fields) {
    const value = values[field.name]?.trim() ?? "";
    const isEmpty = value === "" || (field.type === "checkbox" && value === "false");
    const check: (value: string, field: FormField) => FieldProblem | null = CHECKS[field.type];
    const problem = isEmpty
      ? field.required && "needed"
      : value.length > MAX_VALUE_CHARS
        ? "tooLongValue"
        : check(value, field);
    if (problem) problems[field.name] = problem;
  }
  return problems;
}

/** What is sent of a filled form: trimmed, and only what was filled in. */
export function formToSend(fields: FormField[], values: FormValues): FormValues {
  const entries = fields.map(({ name }) => [name, values[name]?.trim() ?? ""] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

/** Leaves out what is known already. */
export function fieldsToAsk(
  fields: FormField[],
  contact: { name: string | null; email: string | null },
): FormField[] {
  return fields.filter(
    ({ name }) => !(name === "name" && contact.name) && !(name === "email" && contact.email),
  );
}

/** A form that starts a conversation has a field for the message, whatever its maker thought of. */
export function withMessage(fields: FormField[], label: string): FormField[] {
  if (fields.some(({ name }) => name === "message")) {
    return fields.map((f) => (f.name === "message" ? { ...f, required: true } : f));
  }
  return [...fields, { name: "message", label, type: "textarea", required: true }];
}
