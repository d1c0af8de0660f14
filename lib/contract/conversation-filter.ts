import { SORTS } from "./conversation-sorts.ts";
import { CONVERSATION_STATUSES, listExpand, PRIORITIES } from "./conversations.ts";
import { FILTER_OPERATORS, type FilterField } from "./filter-operators.ts";
import { CONVERSATION_PAGE_SIZE } from "./limits.ts";
import { rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** The most conditions in a filter, and in a group of it. */
export const MAX_CONDITIONS = 20;

const timestamp = z.iso.datetime();

/** `me` is the member who asks, so that a shared filter is about each of them. */
const memberRef = z.union([z.literal("me"), z.literal("nobody"), rowId]);
const personRef = z.union([z.literal("me"), rowId]);
const teamRef = z.union([z.literal("nobody"), rowId]);

/**
 * What conversations can be filtered by: the label and the shape of the value. The operators are in
 * filter-operators.ts; what each means in SQL, and which index bears it, is in lib/conversations/filter-sql.ts.
 */
export const FILTER_FIELDS = {
  status: { label: "Status", value: z.enum(CONVERSATION_STATUSES) },
  assignee: { label: "Assigned to", value: memberRef },
  team: { label: "Team", value: teamRef },
  priority: { label: "Priority", value: z.enum([...PRIORITIES, "none"]) },
  tag: { label: "Tag", value: rowId },
  inbox: { label: "Inbox", value: rowId },
  contact: { label: "Contact", value: rowId },
  blocked: { label: "Visitor is blocked", value: z.boolean() },
  mentioned: { label: "Mentioned", value: personRef },
  unread: { label: "Unread by me", value: z.boolean() },
  waiting: { label: "Waiting for a reply", value: z.boolean() },
  draft: { label: "With a draft of mine", value: z.boolean() },
  created_at: { label: "Started", value: timestamp },
  last_message_at: { label: "Last message", value: timestamp },
} as const satisfies Record<FilterField, { label: string; value: z.ZodType }>;

export type { FilterField };

/** One condition on one field. */
export type Condition<F extends FilterField = FilterField> = {
  [K in F]: {
    field: K;
    operator: (typeof FILTER_OPERATORS)[K][number];
    value: z.infer<(typeof FILTER_FIELDS)[K]["value"]>;
  };
}[F];

export type Match = "all" | "any";
/** Conditions that are joined by one word. Groups do not contain groups. */
export type ConditionGroup = { match: Match; conditions: Condition[] };
/** Which conversations. Without conditions: all of the workspace. */
export type ConversationFilter = { match: Match; conditions: (Condition | ConditionGroup)[] };

/** The schema of a condition on a field. */
export const conditionOf = (field: FilterField) => {
  const { value } = FILTER_FIELDS[field];
  const operator = z.enum(FILTER_OPERATORS[field]);
  return z.strictObject({ field: z.literal(field), operator, value });
};
const fields = Object.keys(FILTER_FIELDS) as FilterField[];
const [first, ...others] = fields.map(conditionOf);
export const condition = z.discriminatedUnion("field", [
  first as ReturnType<typeof conditionOf>,
  ...others,
]) as unknown as z.ZodType<Condition>;

const match = z.enum(["all", "any"]);
export const conditionGroup = z.strictObject({
  match,
  conditions: z.array(condition).min(1).max(MAX_CONDITIONS),
}) satisfies z.ZodType<ConditionGroup>;

/** A filter as views, lists and counts take it. Errors name the condition. */
export const conversationFilter: z.ZodType<ConversationFilter> = z.strictObject({
  match,
  conditions: z
    .array(z.unknown().transform(parseMember))
    .max(MAX_CONDITIONS, `must be at most ${MAX_CONDITIONS} conditions`),
});

/** The same, as the documentation describes it. */
export const documentedFilter: z.ZodType<ConversationFilter> = z
  .strictObject({
    match,
    conditions: z.array(z.union([condition, conditionGroup])).max(MAX_CONDITIONS),
  })
  .meta({
    examples: [
      {
        match: "all",
        conditions: [
          { field: "status", operator: "is", value: "open" },
          { field: "assignee", operator: "is", value: "nobody" },
        ],
      },
    ],
  });

/** A union would answer with the errors of both shapes; a group is known by its `match`. */
function parseMember(value: unknown, context: z.RefinementCtx): Condition | ConditionGroup {
  const isGroup = typeof value === "object" && value !== null && "match" in value;
  const parsed = (isGroup ? conditionGroup : condition).safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    context.addIssue({ code: "custom", path, message });
  }
  return z.NEVER;
}

/** A filter in a query string: its JSON. */
export const filterParam = z
  .string()
  .max(4_000, "must be at most 4000 characters")
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "must be JSON" });
      return z.NEVER;
    }
  })
  .pipe(conversationFilter)
  .meta({ contentMediaType: "application/json" });

export const sort = z
  .enum(SORTS)
  .describe(
    "newest: by the last message. waiting_longest: those who wait for an answer come first, the longest wait before the others. priority: from urgent to none, and by the last message. oldest_unanswered: those who wait come first, the oldest last message before the others.",
  );

/** Without a filter: the open conversations. */
export const conversationsQuery = z.strictObject({
  filter: filterParam.default({
    match: "all",
    conditions: [{ field: "status", operator: "is", value: "open" }],
  }),
  sort: sort.default("newest"),
  expand: listExpand,
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(CONVERSATION_PAGE_SIZE),
});
export type ConversationsQuery = z.infer<typeof conversationsQuery>;
