import "server-only";
import type { Sort } from "@linkdesk/contract/conversation-sorts.ts";
import { PRIORITIES, type Priority } from "@linkdesk/contract/conversations.ts";
import { decodeCursor, encodeCursor, type Place } from "../http/cursor.ts";
import { invalidField } from "../platform/app-error.ts";
import { Prisma } from "../platform/db.ts";

export type { Place };

/**
 * A part of a list that is in one order. A list is its segments, one after the other: so each can be read along an index,
 * and a page mostly reads the first. `key` and `condition` are about a row `c` of `conversations`.
 */
export type Segment = {
  key: Prisma.Sql;
  isAscending: boolean;
  condition?: Prisma.Sql;
  /** There is a partial index of its conversations, by inbox. */
  hasOwnIndex: boolean;
};

const LAST_MESSAGE = Prisma.sql`c.last_message_at`;

/** Everything, the newest message first. */
export const NEWEST: Segment = { key: LAST_MESSAGE, isAscending: false, hasOwnIndex: false };

const NOT_WAITING: Segment = { ...NEWEST, condition: Prisma.sql`c.waiting_since IS NULL` };

/** conversations_waiting_idx: in its order by the last message, and whole where it is sorted by the wait. */
const waiting = (key: Prisma.Sql): Segment => ({
  ...{ key, isAscending: true, hasOwnIndex: true },
  condition: Prisma.sql`c.waiting_since IS NOT NULL`,
});

/** conversations_priority_idx. */
const ofPriority = (priority: Priority): Segment => ({
  ...NEWEST,
  hasOwnIndex: true,
  condition: Prisma.sql`c.priority = ${priority}::"Priority"`,
});

export const SEGMENTS: Record<Sort, readonly [Segment, ...Segment[]]> = {
  newest: [NEWEST],
  waiting_longest: [waiting(Prisma.sql`c.waiting_since`), NOT_WAITING],
  priority: [
    ofPriority(PRIORITIES[0]),
    ...PRIORITIES.slice(1).map(ofPriority),
    { ...NEWEST, condition: Prisma.sql`c.priority IS NULL` },
  ],
  oldest_unanswered: [waiting(LAST_MESSAGE), NOT_WAITING],
};

/** A place in a list: behind a conversation of a segment. */
export type SegmentPlace = { segment: number; place: Place };

/** The cursor names its order, so that a cursor of another order is refused. */
export function encodePlace(sort: Sort, { segment, place }: SegmentPlace): string {
  const cursor = encodeCursor(place);
  return sort === "newest" ? cursor : `${sort}.${segment}.${cursor}`;
}

/** Errors: invalid_request, for what is no cursor of a list in this order. */
export function decodePlace(sort: Sort, cursor: string): SegmentPlace {
  if (sort === "newest") return { segment: 0, place: decodeCursor(cursor) };
  const [name, number = "", place = ""] = cursor.split(".");
  const segment = /^\d$/.test(number) ? Number(number) : -1;
  if (name !== sort || !SEGMENTS[sort][segment]) {
    throw invalidField("cursor", "is not a cursor of this list; start again without a cursor");
  }
  return { segment, place: decodeCursor(place) };
}
