import { auditQuery } from "@linkdesk/contract/audit.ts";
import { createWebhookBody, deliveriesQuery, MAX_WEBHOOKS } from "@linkdesk/contract/webhooks.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import {
  isSignedWith,
  type Receiver,
  startReceiver,
} from "../../tests/support/webhook-receiver.ts";
import type { Actor } from "../access/actor.ts";
import { listAudit } from "../audit/list-audit.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { dispatchEvents } from "../jobs/dispatch-events.ts";
import { db } from "../platform/db.ts";
import { createWebhook } from "./create-webhook.ts";
import { deleteWebhook } from "./delete-webhook.ts";
import { deliverDue } from "./deliver-due.ts";
import { getDelivery, listDeliveries } from "./list-deliveries.ts";
import { listWebhooks } from "./list-webhooks.ts";
import { resendDelivery } from "./resend-delivery.ts";
import { rotateWebhookSecret } from "./rotate-webhook-secret.ts";
import { sendTestEvent } from "./send-test-event.ts";
import { updateWebhook } from "./update-webhook.ts";

useDatabase();

const HOUR_MS = 60 * 60 * 1_000;
let receiver: Receiver;
let me: Actor;
let inboxId: string;
let aheadMs: number;

beforeEach(async () => {
  aheadMs = 1_000;
  await db().webhookDelivery.deleteMany();
  receiver = await startReceiver();
  ({ me, inboxId } = await createTenant());
});
afterEach(() => receiver.close());

const deliver = async () => {
  await dispatchEvents();
  return deliverDue({ now: () => new Date(Date.now() + aheadMs) });
};

function webhookFor(actor: Actor, given: Record<string, unknown> = {}) {
  const body = { url: receiver.url, events: ["message.received"], ...given };
  return createWebhook(actor, createWebhookBody.parse(body));
}

async function say(text = "Hello") {
  const session = await createVisitor(inboxId);
  await startConversation(session, { clientId: crypto.randomUUID(), text });
}

const deliveriesOf = (webhookId: string, given: object = {}) =>
  listDeliveries(me, webhookId, deliveriesQuery.parse(given));

async function onlyDelivery(webhookId: string) {
  const { items } = await deliveriesOf(webhookId);
  expect(items).toHaveLength(1);
  return items[0] as (typeof items)[number];
}

it("the secret is told once, kept encrypted, and in no record", async () => {
  const { webhook, secret } = await webhookFor(me, { url: `${receiver.url}?key=hidden-part` });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { secret: next } = await rotateWebhookSecret(me, webhook.id, 24);
  const row = await db().webhook.findUniqueOrThrow({ where: { id: webhook.id } });
  const seen = [
    Buffer.from(row.secret).toString("latin1"),
    JSON.stringify(await listWebhooks(me)),
    JSON.stringify(await listAudit(me, auditQuery.parse({}))),
  ];
  for (const one of [secret, next]) {
    expect(seen.some((text) => text.includes(one.slice("whsec_".length)))).toBe(false);
  }
  expect(seen[2]).not.toContain("hidden-part");
  expect(seen[2]).toContain("webhook.secret_created");
});

it("after a rotation both secrets sign until the overlap is over", async () => {
  const { webhook, secret } = await webhookFor(me);
  const { secret: next } = await rotateWebhookSecret(me, webhook.id, 24);
  await say();
  await deliver();
  const [during] = receiver.received;
  expect(during?.signatures).toHaveLength(2);
  expect(during && isSignedWith(secret, during) && isSignedWith(next, during)).toBe(true);
  aheadMs += 25 * HOUR_MS;
  await say();
  await deliver();
  const after = receiver.received[1];
  expect(after && isSignedWith(next, after)).toBe(true);
  expect(after && isSignedWith(secret, after)).toBe(false);
  const { secret: last } = await rotateWebhookSecret(me, webhook.id, 0);
  await say();
  await deliver();
  expect(receiver.received[2]?.signatures).toHaveLength(1);
  expect(receiver.received[2] && isSignedWith(last, receiver.received[2])).toBe(true);
});

it("a test event says at once what the receiver said, also while the webhook is off", async () => {
  const { webhook, secret } = await webhookFor(me);
  await updateWebhook(me, webhook.id, { enabled: false });
  receiver.answers((response) => void response.writeHead(201).end("thank you"));
  expect(await sendTestEvent(me, webhook.id)).toMatchObject({
    event: "ping",
    state: "delivered",
    lastStatus: 201,
    response: "thank you",
    attempts: 1,
  });
  const [ping] = receiver.of("ping");
  expect(ping && isSignedWith(secret, ping)).toBe(true);
  expect(ping?.data).toMatchObject({ webhookId: webhook.id });
  receiver.answers(500);
  expect(await sendTestEvent(me, webhook.id)).toMatchObject({
    state: "failed",
    lastError: "It answered with 500.",
    nextAttemptAt: null,
  });
  await deliver();
  expect(receiver.received).toHaveLength(2);
});

it("a delivery is sent again under the same id, with all its attempts", async () => {
  const { webhook } = await webhookFor(me);
  await say();
  await deliver();
  const { id } = await onlyDelivery(webhook.id);
  receiver.answers(500);
  expect(await resendDelivery(me, webhook.id, id)).toMatchObject({ state: "pending", attempts: 0 });
  await deliver();
  expect(await getDelivery(me, webhook.id, id)).toMatchObject({ state: "pending", attempts: 1 });
  receiver.answers(200);
  await resendDelivery(me, webhook.id, id);
  await deliver();
  expect(await getDelivery(me, webhook.id, id)).toMatchObject({ state: "delivered" });
  expect(new Set(receiver.received.map((one) => `${one.id} ${one.body}`)).size).toBe(1);
  expect(receiver.received).toHaveLength(3);
});

it("when a webhook is turned off, what waits is given up and can be sent again once it is on", async () => {
  const { webhook } = await webhookFor(me);
  await say();
  await dispatchEvents();
  await updateWebhook(me, webhook.id, { enabled: false });
  await deliver();
  expect(receiver.received).toEqual([]);
  const { id, state, lastError } = await onlyDelivery(webhook.id);
  expect([state, lastError]).toEqual([
    "failed",
    "The webhook was turned off before it could be sent.",
  ]);
  await expect(resendDelivery(me, webhook.id, id)).rejects.toMatchObject({ code: "conflict" });
  await updateWebhook(me, webhook.id, { enabled: true });
  await deliver();
  expect(receiver.received).toEqual([]);
  await resendDelivery(me, webhook.id, id);
  await deliver();
  expect(receiver.received).toHaveLength(1);
});

it("deliveries come in pages and by state", async () => {
  const { webhook } = await webhookFor(me);
  for (let i = 0; i < 5; i++) await say(`message ${i}`);
  await deliver();
  receiver.answers(500);
  await say("fails");
  await deliver();
  const first = await deliveriesOf(webhook.id, { limit: 4 });
  expect(first.items).toHaveLength(4);
  const rest = await deliveriesOf(webhook.id, { limit: 4, cursor: first.nextCursor });
  expect(rest.items).toHaveLength(2);
  expect(rest.nextCursor).toBeNull();
  const ids = [...first.items, ...rest.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
  expect((await deliveriesOf(webhook.id, { state: "pending" })).items).toHaveLength(1);
  expect((await deliveriesOf(webhook.id, { state: "delivered" })).items).toHaveLength(5);
  expect((await deliveriesOf(webhook.id, { state: "failed" })).items).toEqual([]);
});

it("a deleted webhook gets nothing more, and its deliveries are gone", async () => {
  const { webhook } = await webhookFor(me);
  await say();
  await deleteWebhook(me, webhook.id);
  await deliver();
  expect(receiver.received).toEqual([]);
  expect(await db().webhookDelivery.count()).toBe(0);
  await expect(deliveriesOf(webhook.id)).rejects.toMatchObject({ code: "not_found" });
});

it("a workspace has a limit of webhooks, and a webhook takes no inbox of another workspace", async () => {
  const other = await createTenant("Other");
  await expect(webhookFor(me, { inboxId: other.inboxId })).rejects.toMatchObject({
    code: "invalid_request",
  });
  const { webhook } = await webhookFor(me);
  const patch = updateWebhook(me, webhook.id, { inboxId: other.inboxId });
  await expect(patch).rejects.toMatchObject({ code: "invalid_request" });
  for (let i = 1; i < MAX_WEBHOOKS; i++) await webhookFor(me);
  await expect(webhookFor(me)).rejects.toMatchObject({ code: "conflict" });
});

it("changes of a webhook are in the audit log", async () => {
  const { webhook } = await webhookFor(me);
  await updateWebhook(me, webhook.id, { events: ["message.sent"], description: "CRM" });
  await updateWebhook(me, webhook.id, { description: "CRM" });
  await deleteWebhook(me, webhook.id);
  const { items } = await listAudit(me, auditQuery.parse({ group: "webhook" }));
  expect(items).toMatchObject([
    { action: "webhook.deleted" },
    {
      action: "webhook.updated",
      target: { kind: "webhook", id: webhook.id, label: new URL(receiver.url).host },
      changes: { events: ["message.received", "message.sent"], description: ["", "CRM"] },
    },
    { action: "webhook.created" },
  ]);
});

it("an agent can neither see nor change webhooks", async () => {
  const { webhook } = await webhookFor(me);
  const agent: Actor = { ...me, role: "agent" };
  const tries = [
    () => webhookFor(agent),
    () => listWebhooks(agent),
    () => updateWebhook(agent, webhook.id, { enabled: false }),
    () => rotateWebhookSecret(agent, webhook.id, 0),
    () => sendTestEvent(agent, webhook.id),
    () => deleteWebhook(agent, webhook.id),
    () => listDeliveries(agent, webhook.id, deliveriesQuery.parse({})),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
});
