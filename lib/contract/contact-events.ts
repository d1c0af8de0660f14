import { CONTACT_EVENT_PAGE_SIZE } from "./limits.ts";
import { ownClientId } from "./messages.ts";
import { id, nullableText, timestamp } from "./shapes.ts";
import { httpUrl, label, storableText } from "./text.ts";
import { z } from "./zod.ts";

export const MAX_EVENT_FIELDS = 20;
/** A clock that goes wrong by less is forgiven. */
export const EVENT_CLOCK_TOLERANCE_MS = 5 * 60 * 1_000;

const fieldValue = z.union([storableText(500), z.number(), z.boolean()]);

/** Text, numbers and booleans by name, nothing nested. */
export const contactEventFields = z.record(z.string(), fieldValue);

/** Something that happened to a contact in the business's own product. For members and programs only. */
export const contactEvent = z.strictObject({
  id,
  contactId: id,
  name: z.string(),
  at: timestamp.describe("When it happened."),
  fields: contactEventFields,
  link: nullableText,
});
export type ContactEvent = z.infer<typeof contactEvent>;

export const postContactEventBody = z.strictObject({
  name: label(120).describe("What happened, as your team calls it."),
  at: z.iso
    .datetime({ offset: true, error: "must be a time such as 2026-01-15T10:28:00Z" })
    .refine((at) => Date.parse(at) >= 0, "must not be before 1970")
    .refine(isNotAhead, "must not be in the future")
    .optional()
    .describe("When it happened. Left out: now."),
  fields: z
    .record(storableText(60).min(1), fieldValue)
    .refine(
      (all) => Object.keys(all).length <= MAX_EVENT_FIELDS,
      `must have at most ${MAX_EVENT_FIELDS} entries`,
    )
    .optional()
    .describe("Details in the order in which they are shown: text, numbers and booleans by name."),
  link: httpUrl.nullable().default(null).describe("Where your team finds more about it."),
  clientId: ownClientId,
});
export type PostContactEventBody = z.infer<typeof postContactEventBody>;

function isNotAhead(at: string): boolean {
  return Date.parse(at) <= Date.now() + EVENT_CLOCK_TOLERANCE_MS;
}

/** Newest first, by the time when they happened. */
export const contactEventsQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(CONTACT_EVENT_PAGE_SIZE).default(25),
});
export type ContactEventsQuery = z.infer<typeof contactEventsQuery>;
