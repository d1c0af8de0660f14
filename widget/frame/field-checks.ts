import type { FormField } from "@linkdesk/contract/form-fields.ts";

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
export const FIELD_CHECKS = {
  text: () => null,
  textarea: () => null,
  email: (value) => (value.length <= 254 && EMAIL.test(value) ? null : "badEmail"),
  tel: (value) => (TEL.test(value) ? null : "badTel"),
  url: (value) => (isWebAddress(value) ? null : "badUrl"),
  number: (value) => (Number.isFinite(Number(value)) ? null : "badNumber"),
  select: (value, { options = [] }) => (options.includes(value) ? null : "badChoice"),
  checkbox: () => null,
} satisfies Record<FormField["type"], (value: string, field: FormField) => FieldProblem | null>;
