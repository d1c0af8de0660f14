import type { FormField, FormValues } from "@linkdesk/contract/form-fields.ts";
import { FIELD_CHECKS, type FieldProblem } from "./field-checks.ts";

const MAX_VALUE_CHARS = 2_000;

/** The problems of a filled form, by field name; empty when it can be sent. */
export function checkForm(fields: FormField[], values: FormValues): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  for (const field of fields) {
    const value = values[field.name]?.trim() ?? "";
    const isEmpty = value === "" || (field.type === "checkbox" && value === "false");
    const check: (value: string, field: FormField) => FieldProblem | null =
      FIELD_CHECKS[field.type];
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

/** A form that starts a conversation has a field for the message, whatever its maker thought of. */
export function withMessage(fields: FormField[], label: string): FormField[] {
  if (fields.some(({ name }) => name === "message")) {
    return fields.map((f) => (f.name === "message" ? { ...f, required: true } : f));
  }
  return [...fields, { name: "message", label, type: "textarea", required: true }];
}
