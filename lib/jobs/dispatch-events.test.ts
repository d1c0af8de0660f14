import type { EventType } from "@linkdesk/contract/domain-events.ts";
import { WEBHOOK_EVENT_NAMES } from "@linkdesk/contract/webhook-events.ts";
import { createWebhookBody } from "@linkdesk/contract/webhooks.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { assignConversation } from "../conversations/assign-conversation.ts";
import { postVisitorMessage } from "../conversations/post-message.ts";
import { resolveConversation } from "../conversations/resolve-conversation.ts";
import type { DispatchedEvent } from "../events/dispatched-event.ts";
import { forgetEvents } from "../events/erase-events.ts";
import { listFailedEvents } from "../events/list-failed-events.ts";
import { recordEvents } from "../events/record-events.ts";
import { retryFailedEvents } from "../events/retry-failed-events.ts";
import { db } from "../platform/db.ts";
import { createWebhook } from "../webhooks/create-webhook.ts";
import { recordDeliveries } from "../webhooks/record-deliveries.ts";
import { CONSUMERS, type Consumer } from "./consumers.ts";
import { dispatchEvents } from "./dispatch-events.ts";

useDatabase();

const DAY_MS = 24 * 60 * 60 * 1_000;
const uuid = () => crypto.randomUUID();

beforeEach(async () => {
  await db().event.deleteMany();
  await db().webhook.deleteMany();
  await db().webhookDelivery.deleteMany();
});

/** Every type of event goes to this consumer alone. */
function consumersOf(consumer: Consumer) {
  const types = Object.keys(CONSUMERS) as EventType[];
  return Object.fromEntries(types.map((type) => [type, [consumer]])) as Record<
    EventType,
    Consumer[]
  >;
}

const nothing: Consumer = async () => null;

async function subscribe(me: Parameters<typeof createWebhook>[0]) {
  const body = { url: "https://hooks.example.com/", events: WEBHOOK_EVENT_NAMES };
  return (await createWebhook(me, createWebhookBody.parse(body))).webhook;
}

/** Fills the log by SQL: what matters is how many there are. */
function fillLog(workspaceId: string, count: number, at = new Date()) {
  return db().$executeRaw`
    INSERT INTO events (id, workspace_id, type, contact_id, actor_type, data, in_timeline, at)
    SELECT gen_random_uuid(), ${workspaceId}::uuid, 'contact.updated', gen_random_uuid(), 'system',
      '{}', false, ${at}
    FROM generate_series(1, ${count}::int)`;
}

/** Makes the failed events due without waiting. */
const skipPauses = () => db().$executeRaw`UPDATE events SET retry_at = now() - interval '1 second'`;

describe("recording events", () => {
  test("events of a conversation are in the order in which they happened", async () => {
    const { me, session, id } = await createConversation();
    await assignConversation(me, id, me.memberId);
    await resolveConversation(me, id);
    await postVisitorMessage(session, id, { clientId: uuid(), text: "One more thing" });
    const seen: DispatchedEvent[] = [];
    const consumers = consumersOf(async (_tx, events) => {
      seen.push(...events);
      return null;
    });
    await dispatchEvents({ consumers });
    expect(seen.map(({ type }) => type)).toEqual([
      "conversation.started",
      "message.received",
      "conversation.assigned",
      "conversation.resolved",
      "conversation.reopened",
      "message.received",
    ]);
    expect(seen[2]).toMatchObject({
      conversationId: id,
      actor: { type: "member", id: me.memberId },
      data: { assigneeId: me.memberId, previousAssigneeId: null, afterSeq: 1 },
    });
    expect(seen[4]).toMatchObject({
      actor: { type: "contact", id: session.contact.id },
      data: { afterSeq: 1 },
    });
  });

  test("a change that changes nothing records nothing", async () => {
    const { me, id } = await createConversation();
    await resolveConversation(me, id);
    const before = await db().event.count();
    await resolveConversation(me, id);
    expect(await db().event.count()).toBe(before);
  });

  test("an event is gone with the transaction that recorded it", async () => {
    const { me } = await createTenant();
    const change = db().$transaction(async (tx) => {
      const actor = { type: "system", id: null } as const;
      const about = { workspaceId: me.workspace.id, contactId: uuid(), actor, data: {} };
      await recordEvents(tx, [{ type: "contact.updated", ...about }]);
      throw new Error("rolled back");
    });
    await expect(change).rejects.toThrow("rolled back");
    expect(await db().event.count()).toBe(0);
  });

  test("no event holds what people wrote, or their names", async () => {
    const { me, session, id } = await createConversation();
    await postVisitorMessage(session, id, { clientId: uuid(), text: "my very own words" });
    await assignConversation(me, id, me.memberId);
    const stored = JSON.stringify(await db().event.findMany(), (_key, value) =>
      typeof value === "bigint" ? Number(value) : value,
    );
    expect(stored).not.toContain("my very own words");
    expect(stored).not.toContain(me.name);
  });
});

describe("dispatching events", () => {
  test("four dispatchers at once give each event to its webhook once", async () => {
    const { me } = await createTenant();
    await subscribe(me);
    await fillLog(me.workspace.id, 2_000);
    const counts = await Promise.all([1, 2, 3, 4].map(() => dispatchEvents()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2_000);
    const deliveries = await db().webhookDelivery.findMany({ select: { eventId: true } });
    expect(deliveries).toHaveLength(2_000);
    expect(new Set(deliveries.map(({ eventId }) => eventId)).size).toBe(2_000);
  }, 30_000);

  test("a dispatcher whose connection is cut leaves nothing behind, and the next finishes", async () => {
    const { me } = await createTenant();
    await subscribe(me);
    await fillLog(me.workspace.id, 100);
    let written = 0;
    const consumers = consumersOf(async (tx, events) => {
      await recordDeliveries(tx, events);
      written = await tx.webhookDelivery.count();
      const [backend] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await db().$executeRaw`SELECT pg_terminate_backend(${backend?.pid}::int)`;
      return null;
    });
    expect(await dispatchEvents({ consumers })).toBe(0);
    expect(written).toBeGreaterThan(0);
    expect(await db().webhookDelivery.count()).toBe(0);
    await skipPauses();
    expect(await dispatchEvents()).toBe(100);
    expect(await db().webhookDelivery.count()).toBe(100);
  }, 30_000);

  test("an event whose consumer fails is set aside, shown with its error, and holds up no other", async () => {
    const { me } = await createTenant();
    const other = await createTenant("Other");
    await fillLog(me.workspace.id, 3);
    const [, poisoned] = await db().event.findMany({ orderBy: { position: "asc" } });
    const done: bigint[] = [];
    const consumers = consumersOf(async (_tx, events) => {
      if (events.some(({ id }) => id === poisoned?.id)) throw new Error("this one is poisoned");
      done.push(...events.map(({ position }) => position));
      return null;
    });
    expect(await dispatchEvents({ consumers })).toBe(2);
    expect(done).toHaveLength(2);
    // Not tried again before its pause is over, and not yet given up.
    expect(await dispatchEvents({ consumers })).toBe(0);
    expect((await listFailedEvents(me)).items).toEqual([]);
    for (let attempt = 2; attempt <= 5; attempt++) {
      await skipPauses();
      await dispatchEvents({ consumers });
    }
    const { items } = await listFailedEvents(me);
    expect(items).toMatchObject([
      { id: poisoned?.id, type: "contact.updated", attempts: 5, error: "this one is poisoned" },
    ]);
    expect((await listFailedEvents(other.me)).items).toEqual([]);
    expect(await retryFailedEvents(other.me)).toEqual({ retried: 0 });

    expect(await retryFailedEvents(me)).toEqual({ retried: 1 });
    expect(await dispatchEvents({ consumers: consumersOf(nothing) })).toBe(1);
    expect((await listFailedEvents(me)).items).toEqual([]);
  });

  test("an event of a type that this version does not know waits, and the others are dispatched", async () => {
    const { me } = await createTenant();
    await fillLog(me.workspace.id, 2);
    const [first] = await db().event.findMany({ orderBy: { position: "asc" } });
    await db().event.updateMany({
      where: { id: first?.id },
      data: { type: "conversation.teleported" },
    });
    expect(await dispatchEvents()).toBe(1);
    expect(await db().event.count({ where: { dispatchedAt: null } })).toBe(1);
  });

  test("10,000 events are dispatched in less than 10 seconds", async () => {
    const { me } = await createTenant();
    await subscribe(me);
    await fillLog(me.workspace.id, 10_000);
    const started = performance.now();
    expect(await dispatchEvents()).toBe(10_000);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await db().webhookDelivery.count()).toBe(10_000);
  }, 30_000);

  test("a webhook gets no event from before it was created", async () => {
    const { me } = await createTenant();
    await fillLog(me.workspace.id, 1, new Date(Date.now() - 60_000));
    await subscribe(me);
    await dispatchEvents();
    expect(await db().webhookDelivery.count()).toBe(0);
  });
});

describe("keeping events", () => {
  test("events outside the timeline are deleted after a week, the others stay with the conversation", async () => {
    const { me, id } = await createConversation();
    await assignConversation(me, id, me.memberId);
    await dispatchEvents();
    const types = async () => (await db().event.findMany()).map(({ type }) => type);
    await forgetEvents(new Date(Date.now() + 6 * DAY_MS));
    expect(await types()).toHaveLength(3);
    await forgetEvents(new Date(Date.now() + 8 * DAY_MS));
    expect(await types()).toEqual(["conversation.assigned"]);
  });

  test("an event that was not dispatched is kept however old it is", async () => {
    const { me } = await createTenant();
    await fillLog(me.workspace.id, 1, new Date(Date.now() - 30 * DAY_MS));
    await forgetEvents();
    expect(await db().event.count()).toBe(1);
  });

  test("the events of a deleted workspace are deleted", async () => {
    const { me } = await createTenant();
    await fillLog(me.workspace.id, 1);
    await db().workspace.delete({ where: { id: me.workspace.id } });
    await forgetEvents();
    expect(await db().event.count()).toBe(0);
  });
});
