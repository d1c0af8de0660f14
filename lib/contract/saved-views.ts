import { conversationFilter, documentedFilter, sort } from "./conversation-filter.ts";
import { id, timestamp } from "./shapes.ts";
import { storableText } from "./text.ts";
import { z } from "./zod.ts";

/** The most views of a workspace, shared and private ones together. */
export const MAX_SAVED_VIEWS = 500;
export const MAX_VIEW_NAME_CHARS = 60;
const MAX_ICON_CHARS = 16;

export const savedView = z.strictObject({
  id,
  name: z.string(),
  icon: z.string().describe("An emoji; may be empty."),
  isShared: z.boolean().describe("All members see it; else only its owner."),
  filter: documentedFilter,
  sort,
  createdAt: timestamp,
});
export type SavedView = z.infer<typeof savedView>;

const viewName = storableText(MAX_VIEW_NAME_CHARS)
  .transform((name) => name.trim().replace(/\s+/g, " "))
  .refine((name) => name.length > 0, "must not be empty");
const icon = storableText(MAX_ICON_CHARS).transform((text) => text.trim());

export const createSavedViewBody = z.strictObject({
  name: viewName,
  icon: icon.default(""),
  isShared: z.boolean().default(false),
  filter: conversationFilter,
  sort: sort.default("newest"),
});
export type CreateSavedViewBody = z.infer<typeof createSavedViewBody>;

export const updateSavedViewBody = z
  .strictObject({
    name: viewName.optional(),
    icon: icon.optional(),
    isShared: z.boolean().optional(),
    filter: conversationFilter.optional(),
    sort: sort.optional(),
  })
  .refine((body) => Object.keys(body).length > 0, {
    message: "give what to change",
    path: ["name"],
  });
export type UpdateSavedViewBody = z.infer<typeof updateSavedViewBody>;

export const savedViewCounts = z.strictObject({
  counts: z
    .record(id, z.int())
    .describe("How many conversations each view has, by its id. Each stops counting at 1000."),
});
