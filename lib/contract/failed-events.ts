import type { EventType } from "./domain-events.ts";

/** An event whose consumers kept failing. It is set aside until somebody has it retried. */
export type FailedEvent = {
  id: string;
  /** An unknown type is shown as it is. */
  type: EventType | (string & {});
  /** A sentence for people. */
  sentence: string;
  conversationId: string | null;
  at: string;
  attempts: number;
  error: string;
};

/** The oldest failed events of a workspace. `hasMore`: there are more than these. */
export type FailedEvents = { items: FailedEvent[]; hasMore: boolean };
export type RetriedEvents = { retried: number };
