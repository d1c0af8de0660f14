import { id, timestamp } from "./shapes.ts";
import { z } from "./zod.ts";

/** An event whose consumers kept failing. It is set aside until somebody has it retried. */
export const failedEvent = z.strictObject({
  id,
  type: z.string().describe("An unknown type is shown as it is."),
  sentence: z.string().describe("A sentence for people."),
  conversationId: id.nullable(),
  at: timestamp,
  attempts: z.int(),
  error: z.string(),
});
export type FailedEvent = z.infer<typeof failedEvent>;

/** The oldest failed events of a workspace. */
export const failedEvents = z.strictObject({
  items: z.array(failedEvent),
  hasMore: z.boolean().describe("There are more than these."),
});
export type FailedEvents = z.infer<typeof failedEvents>;
export const retriedEvents = z.strictObject({ retried: z.int() });
export type RetriedEvents = z.infer<typeof retriedEvents>;
