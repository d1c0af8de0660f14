import { label, storableText } from "./text.ts";
import { z } from "./zod.ts";

export const FIELD_TYPES = [
  "text",
  "textarea",
  "email",
  "tel",
  "url",
  "number",
  "select",
  "checkbox",
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** The most fields a form may have: more is a survey, and nobody answers those. */
export const MAX_FIELDS = 12;
export const MAX_FIELD_VALUE_CHARS = 2_000;

/**
 * A field of a form. `name` and `email` go to the contact's profile, `message` is the text of the
 * message, every other name becomes an attribute of the contact.
 */
export const formField = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/, "must be a word of letters, digits and _, up to 40"),
    label: label(80),
    type: z.enum(FIELD_TYPES).default("text"),
    required: z.boolean().default(false),
    placeholder: storableText(120).optional(),
    options: z.array(label(80)).max(30).optional().describe("For `select`."),
  })
  .refine((field) => field.type !== "select" || Boolean(field.options?.length), {
    message: "must have at least one choice",
    path: ["options"],
  });
export type FormField = z.infer<typeof formField>;

export const formFields = z
  .array(formField)
  .max(MAX_FIELDS, `must be at most ${MAX_FIELDS} fields`)
  .refine((fields) => new Set(fields.map((f) => f.name)).size === fields.length, {
    message: "must not have two fields of the same name",
  });

/** What a visitor filled in, by field name. */
export const formValues = z
  .record(z.string().max(40), storableText(MAX_FIELD_VALUE_CHARS))
  .refine((values) => Object.keys(values).length <= MAX_FIELDS + 1, "has too many fields");
export type FormValues = z.infer<typeof formValues>;
