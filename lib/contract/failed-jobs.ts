import { id, timestamp } from "./shapes.ts";
import { z } from "./zod.ts";

/** A job that was tried for hours and has given up, such as a mail that could not be sent. */
export const failedJob = z.strictObject({
  id,
  name: z.string().describe("The queue, such as `mail-reply`."),
  sentence: z.string().describe("A sentence for people."),
  conversationId: id.nullable(),
  at: timestamp.describe("When it gave up."),
  error: z.string(),
});
export type FailedJob = z.infer<typeof failedJob>;

/** The newest failed jobs of a workspace. */
export const failedJobs = z.strictObject({
  items: z.array(failedJob),
  hasMore: z.boolean().describe("There are more than these."),
});
export type FailedJobs = z.infer<typeof failedJobs>;
export const retriedJobs = z.strictObject({ retried: z.int() });
export type RetriedJobs = z.infer<typeof retriedJobs>;
