import { DEFAULT_LABELS } from "@linkdesk/contract/default-texts.ts";
import type { FormField } from "@linkdesk/contract/form-fields.ts";

const NAME: FormField = { name: "name", label: DEFAULT_LABELS.name, type: "text", required: true };
const EMAIL: FormField = {
  name: "email",
  label: DEFAULT_LABELS.email,
  type: "email",
  required: true,
};
const MESSAGE: FormField = {
  name: "message",
  label: DEFAULT_LABELS.message,
  type: "textarea",
  required: true,
};
const PHONE: FormField = { name: "phone", label: "Phone", type: "tel", required: false };
const COMPANY: FormField = { name: "company", label: "Company", type: "text", required: false };

export const PRE_CHAT_PRESETS = [
  { name: "nameEmail", fields: [NAME, EMAIL] },
  { name: "email", fields: [EMAIL] },
  { name: "nameEmailCompany", fields: [NAME, EMAIL, COMPANY] },
  { name: "nameEmailPhone", fields: [NAME, EMAIL, PHONE] },
] as const;

export const OFFLINE_PRESETS = [
  { name: "emailMessage", fields: [EMAIL, MESSAGE] },
  { name: "nameEmailMessage", fields: [NAME, EMAIL, MESSAGE] },
  { name: "emailPhoneMessage", fields: [EMAIL, PHONE, MESSAGE] },
] as const;

/** A form to begin with; the texts have a name for each. */
export type FormPreset = (typeof PRE_CHAT_PRESETS | typeof OFFLINE_PRESETS)[number];

const MAX_NAME_CHARS = 40;

/**
 * The name under which an answer is kept: the label as one word of letters, digits and `_`, unlike
 * the others'. A label in another script gives `field`.
 */
export function fieldName(label: string, others: readonly string[]): string {
  const word = label
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_$/g, "");
  const base = word.slice(0, MAX_NAME_CHARS - 3) || "field";
  let name = base;
  for (let n = 2; others.includes(name); n++) name = `${base}_${n}`;
  return name;
}

/** A field with a new label; its name follows as long as nobody gave it one by hand. */
export function relabelled(field: FormField, label: string, others: readonly string[]): FormField {
  const isFollowing = field.name === fieldName(field.label, others);
  return { ...field, label, name: isFollowing ? fieldName(label, others) : field.name };
}
