import type { ServerResponse } from "node:http";
import { auditQuery } from "@linkdesk/contract/audit.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createVisitor } from "../../tests/support/people.ts";
import { scratchFolder } from "../../tests/support/scratch.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { isSignedWith, startReceiver } from "../../tests/support/webhook-receiver.ts";
import { useWebhookWorld } from "../../tests/support/webhook-world.ts";
import { listAudit } from "../audit/list-audit.ts";
import { handlers } from "../jobs/handlers.ts";
import { db } from "../platform/db.ts";
import { drainJobs, registerHandlers } from "../platform/jobs.ts";
import { listCapturedMail } from "../platform/mail.ts";
import { getWebhook } from "./list-webhooks.ts";
import { MAX_ATTEMPTS } from "./retry-delay.ts";
import { updateWebhook } from "./update-webhook.ts";

// What happens when a receiver does not answer as it should.
useDatabase();
const world = useWebhookWorld();
const scratch = scratchFolder();
beforeAll(() => {
  Object.assign(process.env, { MAIL_DIR: scratch.path, MAIL_PREVIEW: "true" });
});
afterAll(scratch.remove);

const DAY_MS = 24 * 60 * 60 * 1_000;
/** For receivers that never come to an end: the test waits for it. */
const SHORT_TIMEOUT_MS = 1_000;

it("a receiver that fails is tried again later: the same id, the same bytes, a fresh signature", async () => {
  const { webhook, secret } = await world.createWebhook();
  world.receiver.answers(500);
  await world.say();
  await world.deliver();
  expect(await world.onlyDelivery(webhook.id)).toMatchObject({
    state: "pending",
    attempts: 1,
    lastStatus: 500,
    lastError: "It answered with 500.",
    nextAttemptAt: expect.any(String),
  });
  await world.deliver();
  expect(world.receiver.received).toHaveLength(1);
  world.receiver.answers(200);
  world.letPass(60_000);
  await world.deliver();
  const [first, second] = world.receiver.received;
  expect(second).toMatchObject({ id: first?.id, body: first?.body });
  expect(Number(second?.timestamp)).toBeGreaterThan(Number(first?.timestamp));
  expect(second && isSignedWith(secret, second)).toBe(true);
  expect(await world.onlyDelivery(webhook.id)).toMatchObject({
    state: "delivered",
    attempts: 2,
    lastStatus: 200,
    lastError: null,
    nextAttemptAt: null,
  });
  expect(await getWebhook(world.me, webhook.id)).toMatchObject({ failingSince: null });
});

it("a receiver that fails is given up after about a day, and listed with its last error", async () => {
  const { webhook } = await world.createWebhook();
  world.receiver.answers(503);
  await world.say();
  const began = Date.now() + world.aheadMs;
  let last = began;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    await world.deliver();
    last = Date.now() + world.aheadMs;
    const { nextAttemptAt } = await world.onlyDelivery(webhook.id);
    if (nextAttemptAt) world.letPass(Date.parse(nextAttemptAt) - last + 10);
  }
  expect(world.receiver.received).toHaveLength(MAX_ATTEMPTS);
  expect((last - began) / DAY_MS).toBeGreaterThan(0.75);
  expect((last - began) / DAY_MS).toBeLessThan(1.25);
  const dead = await world.onlyDelivery(webhook.id);
  expect(dead).toMatchObject({ state: "failed", lastStatus: 503, nextAttemptAt: null });
  // One bad day does not turn a webhook off.
  expect(await getWebhook(world.me, webhook.id)).toMatchObject({ enabled: true });
});

it("a receiver that fails is turned off after days of nothing else, and the admins get a mail", async () => {
  registerHandlers(handlers);
  const { webhook } = await world.createWebhook();
  world.receiver.answers(500);
  await world.say("day one");
  await world.deliver();
  world.letPass(3 * DAY_MS);
  await db().webhookDelivery.updateMany({ data: { attempts: MAX_ATTEMPTS - 1 } });
  world.session = await createVisitor(world.inboxId);
  await world.deliver();
  const off = await getWebhook(world.me, webhook.id);
  expect(off).toMatchObject({ enabled: false, disabledReason: "failing" });
  await drainJobs(10_000);
  const [mail] = (await listCapturedMail(50)).filter(({ to }) => to === world.me.email);
  expect(mail?.subject).toBe(`The webhook to ${new URL(world.receiver.url).host} was turned off`);
  expect(mail?.text).toContain(`/settings/webhooks/${webhook.id}`);
  const events = await listAudit(world.me, auditQuery.parse({ group: "webhook" }));
  expect(events.items[0]).toMatchObject({
    action: "webhook.disabled",
    actor: { id: null },
    changes: { reason: [null, "failing"] },
  });
  await world.say("nobody is mailed");
  expect(await world.deliveriesOf(webhook.id)).toHaveLength(1);
});

it("a receiver that is gone for good (410) is turned off at once", async () => {
  const { webhook } = await world.createWebhook();
  world.receiver.answers(410);
  await world.say();
  await world.deliver();
  expect(await getWebhook(world.me, webhook.id)).toMatchObject({
    enabled: false,
    disabledReason: "gone",
  });
  expect(await world.onlyDelivery(webhook.id)).toMatchObject({ state: "failed", lastStatus: 410 });
  await updateWebhook(world.me, webhook.id, { enabled: true });
  expect(await getWebhook(world.me, webhook.id)).toMatchObject({ disabledReason: null });
});

it("a receiver that asks for a pause gets it", async () => {
  const { webhook } = await world.createWebhook();
  world.receiver.answers(
    (response) => void response.writeHead(429, { "retry-after": "600" }).end(),
  );
  await world.say();
  await world.deliver();
  const { nextAttemptAt } = await world.onlyDelivery(webhook.id);
  const pauseMs = Date.parse(nextAttemptAt ?? "") - (Date.now() + world.aheadMs);
  expect(pauseMs).toBeGreaterThan(590_000);
});

const answers: [string, (response: ServerResponse) => void, object][] = [
  [
    "a redirect, which is not followed",
    (response) => response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
    { state: "pending", lastStatus: 302, lastError: expect.stringContaining("a redirect") },
  ],
  [
    "silence",
    () => {},
    { state: "pending", lastStatus: null, lastError: "It did not answer in time." },
  ],
  [
    "what is not HTTP",
    (response) => response.socket?.end("SSH-2.0-OpenSSH_9.9\r\n"),
    { state: "pending", lastStatus: null, lastError: "Its answer is not HTTP." },
  ],
  [
    "a connection that is cut",
    (response) => response.socket?.destroy(),
    { state: "pending", lastStatus: null, lastError: "The connection was cut off." },
  ],
  [
    "an endless body, which is not read to its end",
    (response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    },
    { state: "delivered", lastStatus: 200 },
  ],
  [
    "a body that never ends and never comes",
    (response) => response.writeHead(200).flushHeaders(),
    { state: "delivered", lastStatus: 200 },
  ],
  [
    "a NUL and bytes that are no text",
    (response) => response.writeHead(200).end(Buffer.from([0, 0xff, 0xfe, 65])),
    { state: "delivered", lastStatus: 200 },
  ],
];
it.each(answers)(
  "the delivery is recorded when the receiver answers with %s",
  async (_, answer, expected) => {
    const { webhook } = await world.createWebhook();
    world.receiver.answers(answer);
    await world.say();
    await world.deliver(SHORT_TIMEOUT_MS);
    expect(await world.onlyDelivery(webhook.id)).toMatchObject(expected);
    expect(world.receiver.received).toHaveLength(1);
    const rows = await db().webhookDelivery.findMany({ select: { response: true } });
    expect(rows.every(({ response }) => (response ?? "").length <= 1_024)).toBe(true);
  },
);

it("a receiver that is down is reached when it is up again", async () => {
  const { webhook } = await world.createWebhook();
  const { port } = world.receiver;
  await world.receiver.close();
  await world.say();
  await world.deliver();
  expect(await world.onlyDelivery(webhook.id)).toMatchObject({
    state: "pending",
    lastError: "Nothing answers at that address.",
  });
  world.receiver = await startReceiver(port);
  world.letPass(60_000);
  await world.deliver();
  expect(world.receiver.received).toHaveLength(1);
  expect(await world.onlyDelivery(webhook.id)).toMatchObject({ state: "delivered" });
});
