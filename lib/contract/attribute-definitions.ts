import { ATTRIBUTE_SUBJECTS, ATTRIBUTE_TYPES } from "./attribute-values.ts";
import { id, timestamp } from "./shapes.ts";
import { label, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** The most definitions of a workspace, for contacts and conversations together. */
export const MAX_ATTRIBUTE_DEFINITIONS = 100;
/** The most of conversations that are required: a dialog asks for all of them at once. */
export const MAX_REQUIRED_ATTRIBUTES = 8;
export const MAX_ATTRIBUTE_NAME_CHARS = 60;
export const MAX_ATTRIBUTE_DESCRIPTION_CHARS = 300;
export const MAX_ATTRIBUTE_OPTIONS = 50;
const MAX_OPTION_CHARS = 100;

/** What the team wants to know about contacts or conversations. */
export const attributeDefinition = z.strictObject({
  id,
  subject: z.enum(ATTRIBUTE_SUBJECTS),
  key: z.string().describe("Under what the values are in `attributes`. It stays as it is."),
  name: z.string(),
  description: z.string().describe("May be empty."),
  type: z.enum(ATTRIBUTE_TYPES),
  options: z.array(z.string()).describe("Of a list: what can be chosen, in order."),
  isRequired: z
    .boolean()
    .describe("Marked in the dashboard, which asks for those of a conversation before resolving."),
  position: z.int().describe("From 0, among those of the same subject."),
  createdAt: timestamp,
});
export type AttributeDefinition = z.infer<typeof attributeDefinition>;

const name = label(MAX_ATTRIBUTE_NAME_CHARS);
const description = storableText(MAX_ATTRIBUTE_DESCRIPTION_CHARS).transform((text) => text.trim());
const options = z
  .array(label(MAX_OPTION_CHARS))
  .max(MAX_ATTRIBUTE_OPTIONS, `must be at most ${MAX_ATTRIBUTE_OPTIONS}`)
  .refine((all) => new Set(all).size === all.length, "must not contain one twice");

export const createAttributeDefinitionBody = z
  .strictObject({
    subject: z.enum(ATTRIBUTE_SUBJECTS),
    key: label(60).describe("Such as `order_number`. It cannot be changed later."),
    name,
    description: description.default(""),
    type: z.enum(ATTRIBUTE_TYPES).describe("It cannot be changed later."),
    options: options.default([]).describe("Of a list: what can be chosen, in order."),
    isRequired: z.boolean().default(false),
  })
  .superRefine((body, context) => {
    const message = optionsProblem(body);
    if (message) context.addIssue({ code: "custom", path: ["options"], message });
  });
export type CreateAttributeDefinitionBody = z.infer<typeof createAttributeDefinitionBody>;

export const updateAttributeDefinitionBody = z
  .strictObject({
    name: name.optional(),
    description: description.optional(),
    options: options.optional(),
    isRequired: z.boolean().optional(),
    position: z
      .int()
      .min(0)
      .max(MAX_ATTRIBUTE_DEFINITIONS)
      .optional()
      .describe("Its new place among those of the same subject; the others make room."),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    message: "give what to change",
    path: ["name"],
  });
export type UpdateAttributeDefinitionBody = z.infer<typeof updateAttributeDefinitionBody>;

/** Why these options do not fit the type; null if they do. */
export function optionsProblem({
  type,
  options,
}: Pick<AttributeDefinition, "type" | "options">): string | null {
  if (type === "list") return options.length > 0 ? null : "must be at least one";
  return options.length === 0 ? null : "are for attributes of the type list";
}
