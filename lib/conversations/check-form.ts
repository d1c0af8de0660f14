import "server-only";
import type { FormField, FormValues } from "@linkdesk/contract/form-fields.ts";
import type { FieldError } from "@linkdesk/contract/problem.ts";
import { emailAddress, httpUrl } from "@linkdesk/contract/text.ts";
import { AppError } from "../platform/app-error.ts";

/** What makes a value wrong for its field, or null. */
const CHECKS: Record<FormField["type"], (value: string, field: FormField) => string | null> = {
  text: () => null,
  textarea: () => null,
  email: (value) => (emailAddress.safeParse(value).success ? null : "must be an e-mail address"),
  url: (value) => (httpUrl.safeParse(value).success ? null : "must be a full web address"),
  tel: (value) => (/^[+\d][\d\s()./-]{2,30}$/.test(value) ? null : "must be a telephone number"),
  number: (value) => (Number.isFinite(Number(value)) ? null : "must be a number"),
  select: (value, { options = [] }) =>
    options.includes(value) ? null : "must be one of the choices",
  checkbox: (value) => (value === "true" || value === "false" ? null : "must be true or false"),
};

/**
 * The values of a form, trimmed and only those its fields know. Errors: invalid_request, naming
 * every field that is missing or wrong, below `path`.
 */
export function checkForm(fields: FormField[], values: FormValues, path: string): FormValues {
  const errors: FieldError[] = [];
  const checked: FormValues = {};
  for (const field of fields) {
    const value = Object.hasOwn(values, field.name) ? (values[field.name]?.trim() ?? "") : "";
    const isEmpty = value === "" || (field.type === "checkbox" && value === "false");
    const message = isEmpty
      ? field.required && `${field.label} is needed`
      : CHECKS[field.type](value, field);
    if (message) errors.push({ field: `${path}.${field.name}`, message });
    else if (value) checked[field.name] = value;
  }
  if (errors.length === 0) return checked;
  throw new AppError("invalid_request", { userMessage: errors[0]?.message, errors });
}
