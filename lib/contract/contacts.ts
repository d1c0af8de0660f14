import { id, named, nullableText, timestamp } from "./shapes.ts";
import { z } from "./zod.ts";

/** One browser of a contact's, as admins and agents see it. */
export const contactSession = z.strictObject({
  id,
  inbox: named,
  status: z
    .enum(["active", "ended", "expired"])
    .describe(
      "`ended` by somebody, or `expired` by itself: its token no longer works in either case.",
    ),
  userAgent: nullableText,
  address: nullableText.describe(
    "Where it was last seen from; only the network where addresses are shortened.",
  ),
  pageUrl: nullableText,
  pageTitle: nullableText,
  createdAt: timestamp,
  lastSeenAt: timestamp,
});
export type ContactSession = z.infer<typeof contactSession>;

export const contactDeletion = z.strictObject({
  isComplete: z.boolean().describe("False while much is still being deleted in the background."),
});
export type ContactDeletion = z.infer<typeof contactDeletion>;

export const patchContactBody = z.strictObject({
  blocked: z
    .boolean()
    .describe("Blocked contacts can neither write nor read in any widget of the workspace."),
});
