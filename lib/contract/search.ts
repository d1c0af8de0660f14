import { AUTHOR_TYPES, CONVERSATION_STATUSES } from "./conversations.ts";
import { MAX_SEARCH_CHARS, SEARCH_PAGE_SIZE } from "./search-query.ts";
import { id, named, nullableText, timestamp } from "./shapes.ts";
import { storableText } from "./text.ts";
import { z } from "./zod.ts";

export const searchQuery = z.strictObject({
  q: storableText(MAX_SEARCH_CHARS)
    .refine((q) => q.trim().length > 0, "must not be empty")
    .meta({
      minLength: 1,
      description:
        "Words and beginnings of words, all of which must be there, and filters: `from:` (who wrote it), `inbox:` and `tag:` (a name), `before:` and `after:` (days, in UTC), `has:file`.",
    }),
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(SEARCH_PAGE_SIZE),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const searchExcerpt = z.strictObject({
  text: z.string(),
  /** What was found in the text, counted in UTF-16 code units. */
  highlights: z.array(z.strictObject({ start: z.int(), end: z.int() })),
});
export type SearchExcerpt = z.infer<typeof searchExcerpt>;

const searchedConversation = z.strictObject({
  id,
  status: z.enum(CONVERSATION_STATUSES),
  inbox: named,
  contact: named,
});

const hit = { excerpt: searchExcerpt, at: timestamp };

/** What was found. `seq` is the message to show in the conversation: a note stands behind it. */
export const searchHit = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["message", "file"]),
    id,
    author: z.strictObject({ type: z.enum(AUTHOR_TYPES), name: z.string() }),
    seq: z.int(),
    conversation: searchedConversation,
    ...hit,
  }),
  z.strictObject({
    kind: z.literal("note"),
    id,
    author: z.strictObject({ name: z.string() }),
    seq: z.int(),
    conversation: searchedConversation,
    ...hit,
  }),
  z.strictObject({
    kind: z.literal("subject"),
    id,
    seq: z.int(),
    conversation: searchedConversation,
    ...hit,
  }),
  z.strictObject({
    kind: z.literal("contact"),
    id,
    name: z.string(),
    email: nullableText,
    /** The newest one. */
    conversation: searchedConversation.nullable(),
    ...hit,
  }),
]);
export type SearchHit = z.infer<typeof searchHit>;

/** Contacts come first, on the first page; then messages, notes and subjects, newest first. */
export const searchResults = z.strictObject({
  items: z.array(searchHit),
  nextCursor: nullableText,
  /** The time for one search was up: the next page goes on with what is older. */
  isPartial: z.boolean(),
  /** How much of what is older than search itself is searchable, in percent; null: everything. */
  indexing: z.strictObject({ done: z.int(), total: z.int() }).nullable(),
});
export type SearchResults = z.infer<typeof searchResults>;
