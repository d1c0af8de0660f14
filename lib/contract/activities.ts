import type { ActorType, TimelineType } from "./domain-events.ts";
import { storableText } from "./text.ts";
import { z } from "./zod.ts";

/** The most activities in one answer. */
export const ACTIVITY_PAGE_SIZE = 100;

/**
 * A line between the messages of a conversation: what somebody did with it. For members only.
 * It stands behind the message `afterSeq`; null means behind the newest message before `at`.
 */
export type Activity = {
  id: string;
  type: TimelineType;
  /** `id` is null for a member who left. */
  actor: { type: ActorType; id: string | null; name: string };
  afterSeq: number | null;
  at: string;
  /** Of `conversation.assigned`: the new and the previous assignee, null for nobody. */
  assignee?: { id: string; name: string } | null;
  previousAssignee?: { id: string; name: string } | null;
  /** Of `conversation.rated`. */
  rating?: { value: number; scale: number };
};

/** Newest first. */
export const activitiesQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(ACTIVITY_PAGE_SIZE).default(ACTIVITY_PAGE_SIZE),
});
export type ActivitiesQuery = z.infer<typeof activitiesQuery>;
