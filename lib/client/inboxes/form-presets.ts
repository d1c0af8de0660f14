import { DEFAULT_LABELS } from "@linkdesk/contract/default-texts.ts";
import type { FieldType, FormField } from "@linkdesk/contract/form-fields.ts";

/** How each type of field is called in the form builder. */
export const FIELD_TYPE_LABELS = {
  text: "Short text",
  textarea: "Long text",
  email: "E-mail address",
  tel: "Phone number",
  url: "Web address",
  number: "Number",
  select: "Choice from a list",
  checkbox: "Checkbox",
} satisfies Record<FieldType, string>;

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

export type FormPreset = { label: string; fields: FormField[] };

export const PRE_CHAT_PRESETS: readonly FormPreset[] = [
  { label: "Name and email", fields: [NAME, EMAIL] },
  { label: "Only email", fields: [EMAIL] },
  { label: "Name, email and company", fields: [NAME, EMAIL, COMPANY] },
  { label: "Name, email and phone", fields: [NAME, EMAIL, PHONE] },
];

export const OFFLINE_PRESETS: readonly FormPreset[] = [
  { label: "Email and message", fields: [EMAIL, MESSAGE] },
  { label: "Name, email and message", fields: [NAME, EMAIL, MESSAGE] },
  { label: "Email, phone and message", fields: [EMAIL, PHONE, MESSAGE] },
];

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
