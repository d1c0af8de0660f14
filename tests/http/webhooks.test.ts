import { once } from "node:events";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { CreatedWebhook, Delivery } from "@linkdesk/contract/webhooks.ts";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import {
  createTenant,
  createVisitor,
  send,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { CRON_SECRET, startTestStack } from "../support/test-stack.ts";
import { isSignedWith, type Receiver, startReceiver } from "../support/webhook-receiver.ts";

const appUrl = inject("appUrl");

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

async function createWebhook({ call }: Tenant, given: object = {}): Promise<CreatedWebhook> {
  const body = { url: receiver.url, events: ["message.received"], ...given };
  const created = await call<CreatedWebhook>("POST", "/api/v1/webhooks", body);
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return created.body;
}

it("a visitor's message is told by the service itself, without anybody asking", async () => {
  const tenant = await createTenant(appUrl);
  const { secret, webhook } = await createWebhook(tenant);
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor.call, "Do you ship to Norway?");
  const delivery = await receiver.until(() => true);
  expect(isSignedWith(secret, delivery)).toBe(true);
  expect(delivery.data).toMatchObject({
    content: { type: "text", text: "Do you ship to Norway?" },
    metadata: { conversationId: id },
  });
  expect(Math.abs(Date.now() / 1_000 - Number(delivery.timestamp))).toBeLessThan(60);
  const list = await tenant.call("GET", `/api/v1/webhooks/${webhook.id}/deliveries`);
  expect(list.body).toMatchObject({ items: [{ eventId: delivery.id, attempts: 1 }] });
});

it("a scheduler's call delivers too", async () => {
  const headers = { authorization: `Bearer ${CRON_SECRET}` };
  const answer = await send(`${appUrl}/api/cron/jobs`, "GET", headers);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ deliveries: expect.any(Number) });
});

it("without a worker, whoever answers delivers, and the scheduler what is left", async () => {
  const stack = await startTestStack({ env: { JOBS_WORKER: "false", CRON_SECRET } });
  try {
    const tenant = await createTenant(stack.appUrl);
    await createWebhook(tenant);
    const visitor = await createVisitor(stack.appUrl, tenant.inbox.id);
    await startConversation(visitor.call, "first");
    const first = await receiver.until(() => true);
    // Left behind as by a process that died: whoever answered is done with it before, and looks for
    // what is pending only, so that the scheduler alone can find it.
    await expect
      .poll(() =>
        onDatabase(stack, (client) =>
          client.query(
            `UPDATE webhook_deliveries SET state = 'sending', next_attempt_at = now() - interval '1 s'
             WHERE state = 'delivered'`,
          ),
        ).then(({ rowCount }) => rowCount),
      )
      .toBe(1);
    const headers = { authorization: `Bearer ${CRON_SECRET}` };
    const cron = await send(`${stack.appUrl}/api/cron/jobs`, "GET", headers);
    expect(cron.body).toMatchObject({ deliveries: 1 });
    expect(receiver.received[1]).toMatchObject({ id: first.id, body: first.body });
  } finally {
    await stack.stop();
  }
}, 90_000);

it("a delivery that kill -9 cut off is sent after the restart, as the same event", async () => {
  const stack = await startTestStack();
  try {
    const tenant = await createTenant(stack.appUrl);
    const { secret, webhook } = await createWebhook(tenant);
    const visitor = await createVisitor(stack.appUrl, tenant.inbox.id);
    // The message is acknowledged and the receiver says nothing: that is when the service dies.
    receiver.answers(() => {});
    await startConversation(visitor.call, "Are you there?");
    const before = await receiver.until(() => true);
    process.kill(stack.app.pid() ?? 0, "SIGKILL");
    receiver.answers(204);
    await untilUp(stack.appUrl);
    // What the dead process had in hand is free after half a minute: that passes here.
    await onDatabase(stack, (client) =>
      client.query(
        `UPDATE webhook_deliveries SET next_attempt_at = now() - interval '1 s' WHERE state = 'sending'`,
      ),
    );
    const after = await receiver.until((one) => one !== before);
    expect(after).toMatchObject({ id: before.id, body: before.body });
    expect(isSignedWith(secret, after)).toBe(true);
    const path = `/api/v1/webhooks/${webhook.id}/deliveries`;
    await expect
      .poll(async () => (await tenant.call<Page<Delivery>>("GET", path)).body.items)
      .toMatchObject([{ state: "delivered", attempts: 2 }]);
  } finally {
    await stack.stop();
  }
}, 90_000);

describe("wrong input is refused, naming the field", () => {
  it.each([
    ["url", { url: "javascript:alert(1)" }],
    ["url", { url: "https://user:pass@example.com/" }],
    ["url", { url: `https://example.com/${"x".repeat(2_048)}` }],
    ["url", { url: 7 }],
    ["events", { events: [] }],
    ["events.0", { events: ["message.deleted"] }],
    ["events.0", { events: ["ping"] }],
    ["description", { description: "x".repeat(201) }],
    ["description", { description: "a\0b" }],
    ["inboxId", { inboxId: "all" }],
    ["inboxId", { inboxId: crypto.randomUUID() }],
    ["body", { secret: "whsec_mine" }],
  ])("a wrong %s of a webhook is refused by name: %j", async (field, given) => {
    const tenant = await createTenant(appUrl);
    const body = { url: receiver.url, events: ["message.received"], ...given };
    const answer = await tenant.call("POST", "/api/v1/webhooks", body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: "invalid_request", errors: [{ field }] });
    const list = await tenant.call("GET", "/api/v1/webhooks");
    expect(list.body).toMatchObject({ items: [] });
  });
});

async function onDatabase<T>(stack: Stack, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function untilUp(url: string): Promise<void> {
  const deadline = AbortSignal.timeout(60_000);
  while (!deadline.aborted) {
    const response = await fetch(`${url}/api/health`).catch(() => null);
    if (response?.ok) return;
    // Refused at once while nothing listens: let the event loop turn before asking again.
    await once(AbortSignal.timeout(50), "abort");
  }
  throw new Error("the server did not come back");
}
