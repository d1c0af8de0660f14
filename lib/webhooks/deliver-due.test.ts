import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { startReceiver } from "../../tests/support/webhook-receiver.ts";
import { useWebhookWorld } from "../../tests/support/webhook-world.ts";
import { postVisitorMessage } from "../conversations/post-message.ts";
import { dispatchEvents } from "../jobs/dispatch-events.ts";
import { db } from "../platform/db.ts";
import { claimDeliveries } from "./claim-deliveries.ts";
import { deliverDue } from "./deliver-due.ts";

// Many deliveries and several processes at once.
useDatabase();
const world = useWebhookWorld();

it("a slow receiver holds up no other", async () => {
  const slow = await startReceiver();
  const held: ServerResponse[] = [];
  slow.answers((response) => void held.push(response));
  await world.createWebhook({ url: slow.url });
  await world.createWebhook();
  for (let i = 0; i < 10; i++) {
    world.session = await createVisitor(world.inboxId);
    await world.say(`message ${i}`);
  }
  await dispatchEvents();
  const done = deliverDue({ now: world.now, timeoutMs: 20_000 });
  await slow.until(() => slow.received.length === 4);
  await world.receiver.until(() => world.receiver.received.length === 10);
  // At most four at once, however much waits.
  expect(slow.received).toHaveLength(4);
  slow.answers(204);
  for (const response of held) response.writeHead(204).end();
  await done;
  expect(slow.received).toHaveLength(10);
  await slow.close();
});

it("with more due than there is room, what has waited longest is sent first", async () => {
  const webhooks = [];
  for (let i = 0; i < 3; i++) webhooks.push((await world.createWebhook()).webhook.id);
  await world.say();
  await dispatchEvents();
  // The later a webhook was made, the longer its delivery has waited.
  const now = Date.now();
  for (const [at, webhookId] of webhooks.entries()) {
    const nextAttemptAt = new Date(now - (at + 1) * 1_000);
    await db().webhookDelivery.updateMany({ where: { webhookId }, data: { nextAttemptAt } });
  }
  for (const webhookId of webhooks.toReversed()) {
    expect(await claimDeliveries(new Date(now), 1)).toMatchObject([{ webhookId }]);
  }
});

it("two processes send everything once", async () => {
  await world.createWebhook();
  const id = await world.say();
  for (let i = 0; i < 20; i++) {
    await postVisitorMessage(world.session, id, {
      clientId: crypto.randomUUID(),
      text: `message ${i}`,
    });
  }
  await Promise.all([world.deliver(), world.deliver(), world.deliver()]);
  expect(world.receiver.received).toHaveLength(21);
  expect(new Set(world.receiver.received.map((one) => one.id)).size).toBe(21);
});

it("what a process that died had in hand goes to another", async () => {
  const { webhook } = await world.createWebhook();
  await world.say();
  await dispatchEvents();
  await db().webhookDelivery.updateMany({
    data: { state: "sending", attempts: 1, nextAttemptAt: new Date(Date.now() + 30_000) },
  });
  expect(await world.deliver()).toBe(0);
  world.letPass(30_000);
  expect(await world.deliver()).toBe(1);
  expect(await world.onlyDelivery(webhook.id)).toMatchObject({ state: "delivered", attempts: 2 });
});
