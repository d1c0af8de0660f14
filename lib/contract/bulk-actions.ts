import { conversationAction } from "./conversation-actions.ts";
import { conversationFilter, documentedFilter, filterParam } from "./conversation-filter.ts";
import { BULK_SIZE } from "./limits.ts";
import { id } from "./shapes.ts";
import { rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

const actions = z.array(conversationAction).min(1, "must be at least one").max(10);

/** Actions on conversations that are named by their ids. */
const bulkChange = z.strictObject({
  ids: z.array(rowId).min(1, "must be at least one").max(BULK_SIZE),
  filter: conversationFilter
    .optional()
    .describe("Those of `ids` that do not match it are left alone, and named in `skipped`."),
  actions,
});
export type BulkChange = z.infer<typeof bulkChange>;

/** Either `changes`, or `filter` with `actions`. */
export const bulkActionsBody = z
  .strictObject({
    changes: z
      .array(bulkChange)
      .min(1, "must be at least one")
      .max(BULK_SIZE)
      .optional()
      .describe(`For conversations by id: at most ${BULK_SIZE} ids in all.`),
    filter: conversationFilter
      .optional()
      .describe(`For all that match: each request changes the next ${BULK_SIZE} of them.`),
    actions: actions.optional().describe("With `filter`: what to do with each."),
    cursor: storableText(200)
      .optional()
      .describe(
        "With `filter`: the `nextCursor` of the answer before; without it, from the start.",
      ),
  })
  .superRefine(({ changes, filter, actions: toDo, cursor }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (!changes) {
      if (!filter) refuse("filter", "give either changes, or a filter and actions");
      if (!toDo) refuse("actions", "give what to do with the conversations");
      return;
    }
    if (filter) refuse("filter", "belongs in each of the changes");
    if (toDo) refuse("actions", "belong in each of the changes");
    if (cursor !== undefined) refuse("cursor", "is for a filter");
    const count = changes.reduce((sum, { ids }) => sum + ids.length, 0);
    if (count > BULK_SIZE) refuse("changes", `must have at most ${BULK_SIZE} ids in all`);
  });
export type BulkActionsBody = z.infer<typeof bulkActionsBody>;

/** Why a conversation was left alone. */
const skippedReason = z
  .enum(["not_found", "changed", "too_many_tags", "too_many_attributes"])
  .describe("`changed`: it does not match the filter of its change.");

export const ranBulkActions = z.strictObject({
  changed: z.int().describe("How many conversations are different now."),
  unchanged: z.int().describe("How many were like that already."),
  skipped: z
    .array(z.strictObject({ conversationId: id, reason: skippedReason }))
    .describe("Those that were left alone."),
  undo: z
    .array(
      z.strictObject({
        ids: z.array(id),
        filter: documentedFilter,
        actions: z.array(conversationAction),
      }),
    )
    .describe(
      "What takes it back, as the `changes` of another request. Conversations that somebody has changed in the meantime are left alone.",
    ),
  nextCursor: z
    .string()
    .nullable()
    .describe("For the next conversations that match; null at the end."),
});
export type RanBulkActions = z.infer<typeof ranBulkActions>;

export const countQuery = z.strictObject({ filter: filterParam });
export type CountQuery = z.infer<typeof countQuery>;

export const conversationCount = z.strictObject({
  count: z.int().describe("How many conversations match. It stops counting at 10000."),
});
export type ConversationCount = z.infer<typeof conversationCount>;
