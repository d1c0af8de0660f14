import "server-only";
import {
  type ActorType,
  DOMAIN_EVENTS,
  EVENT_TYPES,
  type EventType,
} from "@linkdesk/contract/domain-events.ts";
import type { DispatchedEvent } from "../events/dispatched-event.ts";
import { db, LONG_TRANSACTION, Prisma } from "../platform/db.ts";
import { log } from "../platform/log.ts";
import { CONSUMERS, type Consumer } from "./consumers.ts";

const BATCH = 500;
/** After these an event is set aside. The pauses between them add up to about three minutes. */
const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 5_000;
const PAUSE_FACTOR = 3;
const MAX_ERROR_CHARS = 1_000;

/** Of the transaction-level advisory lock that makes the dispatcher one at a time. */
const LOCK = 20_261_129;

type Consumers = Record<EventType, readonly Consumer[]>;
type Options = { maxMs?: number; consumers?: Consumers };

/**
 * Hands the waiting events to their consumers, until there are none or the time is up. Any number of
 * processes may call it: they take turns. An event whose consumer fails is tried again later and holds up no
 * other. Returns the number of events it dispatched.
 */
export async function dispatchEvents({
  maxMs = Infinity,
  consumers = CONSUMERS,
}: Options = {}): Promise<number> {
  const started = performance.now();
  let dispatched = 0;
  while (performance.now() - started < maxMs) {
    const positions = await dispatchBatch(consumers, BATCH).catch((error: unknown) => {
      log.warn("events.batch_failed", { error });
      return null;
    });
    const count = positions ?? (await dispatchSingly(consumers));
    dispatched += count;
    // Fewer than fit: that was all. Whatever is recorded now wakes the next run.
    if (positions === null ? count === 0 : count < BATCH) break;
  }
  return dispatched;
}

/** One transaction for the whole batch. Returns how many events it had. */
async function dispatchBatch(consumers: Consumers, limit: number, only?: bigint): Promise<number> {
  const { count, afterCommit } = await db().$transaction(async (tx) => {
    // A statement of its own: the next one's snapshot must be taken with the lock held.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    const events = await findWaiting(tx, limit, only);
    if (events.length === 0) return { count: 0, afterCommit: [] };
    const afterCommit = await consume(tx, consumers, events);
    const positions = events.map(({ position }) => position);
    await tx.$executeRaw`
      UPDATE events SET dispatched_at = clock_timestamp(), retry_at = NULL
      WHERE position = ANY(${positions}::bigint[])`;
    return { count: events.length, afterCommit };
  }, LONG_TRANSACTION);
  await Promise.all(afterCommit.map((start) => start()));
  return count;
}

/** Gives each consumer its events of the batch at once. Returns what they want started after the commit. */
async function consume(
  tx: Prisma.TransactionClient,
  consumers: Consumers,
  events: readonly DispatchedEvent[],
): Promise<(() => Promise<unknown>)[]> {
  const afterCommit = new Set<() => Promise<unknown>>();
  for (const consumer of new Set(Object.values(consumers).flat())) {
    const its = events.filter(({ type }) => consumers[type].includes(consumer));
    if (its.length === 0) continue;
    const start = await consumer(tx, its);
    if (start) afterCommit.add(start);
  }
  return [...afterCommit];
}

/**
 * A consumer failed for one of a batch: every event gets a transaction of its own, so that only the one at
 * fault waits. Returns how many were dispatched.
 */
async function dispatchSingly(consumers: Consumers): Promise<number> {
  const rows = await db().$queryRaw<{ position: bigint }[]>`
    SELECT position FROM events WHERE ${WAITING} ORDER BY position LIMIT ${BATCH}`;
  let dispatched = 0;
  for (const { position } of rows) {
    try {
      dispatched += await dispatchBatch(consumers, 1, position);
    } catch (error) {
      await recordFailure(position, error);
    }
  }
  return dispatched;
}

const WAITING = Prisma.sql`
  dispatched_at IS NULL AND failed_at IS NULL AND (retry_at IS NULL OR retry_at <= now())`;

type Row = Omit<DispatchedEvent, "type" | "actor" | "data"> & {
  type: string;
  actorType: ActorType;
  actorId: string | null;
  data: unknown;
};

async function findWaiting(
  tx: Prisma.TransactionClient,
  limit: number,
  only: bigint | undefined,
): Promise<DispatchedEvent[]> {
  const condition = only === undefined ? Prisma.empty : Prisma.sql`AND position = ${only}`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT position, id, workspace_id AS "workspaceId", type, inbox_id AS "inboxId",
      conversation_id AS "conversationId", contact_id AS "contactId",
      actor_type::text AS "actorType", actor_id AS "actorId", data, at
    FROM events WHERE ${WAITING} ${condition} ORDER BY position LIMIT ${limit}`;
  return rows.map(parseEvent);
}

/** Throws for a type or a shape that this version does not know: the event is then set aside. */
function parseEvent({ type, actorType, actorId, data, ...row }: Row): DispatchedEvent {
  const known = EVENT_TYPES.find((name) => name === type);
  if (!known) throw new Error(`The type of event "${type}" is unknown to this version.`);
  const actor = { type: actorType, id: actorId };
  const parsed = DOMAIN_EVENTS[known].data.parse(data);
  return { ...row, type: known, actor, data: parsed } as DispatchedEvent;
}

async function recordFailure(position: bigint, error: unknown): Promise<void> {
  const message = (error instanceof Error ? error.message : String(error)).trim();
  log.error("events.consumer_failed", { position: String(position), error });
  await db().$executeRaw`
    UPDATE events
    SET attempts = attempts + 1, last_error = ${message.slice(0, MAX_ERROR_CHARS)},
        retry_at = now() + make_interval(secs => ${FIRST_PAUSE_MS / 1_000} * power(${PAUSE_FACTOR}::int, attempts)),
        failed_at = CASE WHEN attempts + 1 >= ${MAX_ATTEMPTS} THEN now() END
    WHERE position = ${position} AND dispatched_at IS NULL`;
}
