import { id, timestamp } from "./shapes.ts";
import { storableText } from "./text.ts";
import { z } from "./zod.ts";

/** The most tags of a workspace, and of one conversation. */
export const MAX_TAGS = 500;
export const MAX_CONVERSATION_TAGS = 20;
export const MAX_TAG_CHARS = 50;

/** How a tag is shown; screens choose the shade. */
export const TAG_COLORS = [
  "gray",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "purple",
  "pink",
] as const;
export type TagColor = (typeof TAG_COLORS)[number];

export const tag = z.strictObject({
  id,
  name: z.string(),
  color: z.enum(TAG_COLORS),
  createdAt: timestamp,
});
export type Tag = z.infer<typeof tag>;

const tagName = storableText(MAX_TAG_CHARS)
  .transform((name) => name.trim().replace(/\s+/g, " "))
  .refine((name) => name.length > 0, "must not be empty");

export const createTagBody = z.strictObject({
  name: tagName,
  color: z.enum(TAG_COLORS).default("gray"),
});
export type CreateTagBody = z.infer<typeof createTagBody>;

export const updateTagBody = z
  .strictObject({ name: tagName.optional(), color: z.enum(TAG_COLORS).optional() })
  .refine(({ name, color }) => name !== undefined || color !== undefined, {
    message: "give a name or a color",
    path: ["name"],
  });
export type UpdateTagBody = z.infer<typeof updateTagBody>;
