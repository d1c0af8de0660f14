import type { ServerResponse } from "node:http";
import { auditQuery } from "@linkdesk/contract/audit.ts";
import {
  createWebhookBody,
  deliveriesQuery,
  WEBHOOK_EVENT_NAMES,
} from "@linkdesk/contract/webhooks.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { scratchFolder } from "../../tests/support/scratch.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import {
  isSignedWith,
  type Receiver,
  startReceiver,
} from "../../tests/support/webhook-receiver.ts";
import type { Actor } from "../access/actor.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { listAudit } from "../audit/list-audit.ts";
import { answerMessage } from "../conversations/answer-message.ts";
import { appendMessage } from "../conversations/append-message.ts";
import { assignConversation } from "../conversations/assign-conversation.ts";
import { endConversation } from "../conversations/end-conversation.ts";
import { postAgentMessage, postVisitorMessage } from "../conversations/post-message.ts";
import { reopenConversation } from "../conversations/reopen-conversation.ts";
import { resolveConversation } from "../conversations/resolve-conversation.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { updateInbox } from "../inboxes/update-inbox.ts";
import { dispatchEvents } from "../jobs/dispatch-events.ts";
import { handlers } from "../jobs/handlers.ts";
import { db } from "../platform/db.ts";
import { drainJobs, registerHandlers } from "../platform/jobs.ts";
import { listCapturedMail } from "../platform/mail.ts";
import { createWebhook } from "./create-webhook.ts";
import { deliverDue } from "./deliver-due.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { getWebhook } from "./list-webhooks.ts";
import { MAX_ATTEMPTS } from "./retry-delay.ts";
import { updateWebhook } from "./update-webhook.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  Object.assign(process.env, { MAIL_DIR: scratch.path, MAIL_PREVIEW: "true" });
});
afterAll(scratch.remove);

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** For receivers that never come to an end: the test waits for it. */
const SHORT_TIMEOUT_MS = 1_000;

const uuid = () => crypto.randomUUID();
let receiver: Receiver;
let me: Actor;
let inboxId: string;
let session: VisitorSession;
/** How far the clock of the delivering process is ahead. */
let aheadMs: number;

beforeEach(async () => {
  aheadMs = 1_000;
  await db().webhookDelivery.deleteMany();
  receiver = await startReceiver();
  ({ me, inboxId } = await createTenant());
  session = await createVisitor(inboxId);
});
afterEach(() => receiver.close());

const deliver = async (timeoutMs?: number) => {
  await dispatchEvents();
  return deliverDue({ now: () => new Date(Date.now() + aheadMs), timeoutMs });
};
const letPass = (ms: number) => {
  aheadMs += ms;
};

function webhookFor(actor: Actor, given: Record<string, unknown> = {}) {
  const body = { url: receiver.url, events: ["message.received"], ...given };
  return createWebhook(actor, createWebhookBody.parse(body));
}

const say = async (text = "Hello") =>
  (await startConversation(session, { clientId: uuid(), text })).conversation.id;

const deliveriesOf = async (webhookId: string) =>
  (await listDeliveries(me, webhookId, deliveriesQuery.parse({}))).items;

async function onlyDelivery(webhookId: string) {
  const all = await deliveriesOf(webhookId);
  expect(all).toHaveLength(1);
  return all[0] as (typeof all)[number];
}

describe("delivered events", () => {
  it("a conversation, from its first message to its end, in the documented shapes", async () => {
    const { webhook, secret } = await webhookFor(me, { events: WEBHOOK_EVENT_NAMES });
    const id = await say();
    await deliver();
    const [started] = receiver.of("webchat.conversation.started");
    expect(started?.data).toMatchObject({
      conversationId: id,
      channelId: inboxId,
      visitor: { id: session.contact.id, email: null, metadata: { userAgent: "test" } },
    });
    const [first] = receiver.of("message.received");
    expect(first?.data).toMatchObject({
      channelId: inboxId,
      channelType: "webchat",
      direction: "inbound",
      from: session.contact.id,
      content: { type: "text", text: "Hello" },
      metadata: { conversationId: id, seq: 1 },
    });
    await postAgentMessage(me, id, { clientId: uuid(), text: "Hi" });
    await assignConversation(me, id, me.memberId);
    await resolveConversation(me, id);
    await postVisitorMessage(session, id, { clientId: uuid(), text: "One more thing" });
    await endConversation(session, id);
    await assignConversation(me, id, null);
    await reopenConversation(me, id);
    await deliver();
    const [sent] = receiver.of("message.sent");
    expect(sent?.data).toMatchObject({
      direction: "outbound",
      from: me.memberId,
      to: session.contact.id,
      author: { type: "agent", name: me.name },
      content: { type: "text", text: "Hi" },
    });
    const agent = { type: "agent", id: me.memberId, name: me.name };
    const byContact = expect.objectContaining({ type: "contact", id: session.contact.id });
    const payloadsOf = (event: string) =>
      receiver
        .of(event)
        .map(({ data }) => data)
        .sort((a, b) => String(a.timestamp).localeCompare(String(b.timestamp)));
    expect(payloadsOf("conversation.assigned")).toMatchObject([
      { assignee: { id: me.memberId, name: me.name }, by: agent },
      { assignee: null, by: agent },
    ]);
    expect(payloadsOf("conversation.resolved")).toMatchObject([
      { status: "resolved", by: agent },
      { status: "resolved", by: byContact },
    ]);
    expect(payloadsOf("conversation.reopened")).toMatchObject([
      { status: "open", by: byContact },
      { status: "open", by: agent },
    ]);
    expect(receiver.received.every((one) => isSignedWith(secret, one))).toBe(true);
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(receiver.received.length);
    const states = (await deliveriesOf(webhook.id)).map(({ state, attempts }) => [state, attempts]);
    expect(states).toEqual(receiver.received.map(() => ["delivered", 1]));
  });

  it("a message of the inbox itself is delivered in the brand's name", async () => {
    await updateInbox(me, inboxId, { settings: { messages: { welcome: "Welcome!" } } });
    session = await createVisitor(inboxId);
    await webhookFor(me, { events: ["message.sent"] });
    await say();
    await deliver();
    expect(receiver.of("message.sent").map(({ data }) => data)).toMatchObject([
      {
        from: null,
        author: { type: "bot", name: "Acme" },
        content: { type: "text", text: "Welcome!" },
      },
    ]);
  });

  it("no event is delivered when nothing changes", async () => {
    const events = ["resolved", "reopened", "assigned"].map((name) => `conversation.${name}`);
    await webhookFor(me, { events });
    const id = await say();
    await assignConversation(me, id, null);
    await reopenConversation(me, id);
    await resolveConversation(me, id);
    await resolveConversation(me, id);
    await deliver();
    expect(receiver.received.map(({ event }) => event)).toEqual(["conversation.resolved"]);
  });

  it("a pressed button, also one that only opens a page", async () => {
    await webhookFor(me, { events: ["webchat.button.clicked"] });
    const id = await say();
    const buttons = [
      { id: "rating_great", label: "Great!" },
      { id: "page", label: "See", url: "https://example.com" },
    ];
    const ask = async (buttonId: string) => {
      const { message } = await postAgentMessage(me, id, {
        clientId: uuid(),
        text: "",
        content: {
          type: "interactive",
          interactive: { type: "buttons", body: { text: "?" }, buttons },
        },
      });
      await answerMessage(session, id, message.id, { buttonId });
      await answerMessage(session, id, message.id, { buttonId });
      return message.id;
    };
    const messageIds = [await ask("rating_great"), await ask("page")];
    await deliver();
    const clicks = receiver.of("webchat.button.clicked").map(({ data }) => data);
    expect(clicks).toHaveLength(2);
    expect(clicks).toContainEqual({
      conversationId: id,
      messageId: messageIds[0],
      buttonId: "rating_great",
      visitor: session.contact.id,
      timestamp: expect.any(String),
    });
  });

  it("only what was asked for, of the inbox that was asked for, in the own workspace", async () => {
    const other = await createTenant("Other");
    const second = await db().inbox.create({
      data: {
        workspaceId: me.workspace.id,
        name: "2",
        brandName: "2",
        websiteUrl: "https://2.example",
      },
    });
    await webhookFor(me, { inboxId: second.id });
    await webhookFor(me, { events: ["message.sent"] });
    const off = await webhookFor(me);
    await updateWebhook(me, off.webhook.id, { enabled: false });
    await webhookFor(other.me);
    await say();
    await deliver();
    expect(receiver.received).toEqual([]);
    expect(await db().webhookDelivery.count()).toBe(0);
    session = await createVisitor(second.id);
    await say("to the second");
    await deliver();
    expect(receiver.received).toHaveLength(1);
  });

  it("one event has one id for all webhooks", async () => {
    await webhookFor(me);
    await webhookFor(me);
    await say();
    await deliver();
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  });

  it("nothing of what was rolled back, and a message sent twice once", async () => {
    await webhookFor(me);
    const id = await say();
    await deliver();
    const author = { type: "contact", contact: session.contact } as const;
    const scope = { workspaceId: me.workspace.id };
    const rolledBack = db().$transaction(async (tx) => {
      await appendMessage(tx, scope, author, { conversationId: id, clientId: uuid(), text: "no" });
      throw new Error("changed my mind");
    });
    await expect(rolledBack).rejects.toThrow("changed my mind");
    const body = { clientId: uuid(), text: "once" };
    await postVisitorMessage(session, id, body);
    expect(await postVisitorMessage(session, id, body)).toMatchObject({ created: false });
    await deliver();
    const texts = receiver.received.map(({ data }) => (data.content as { text: string }).text);
    expect(texts).toEqual(["Hello", "once"]);
  });
});

describe("a receiver that fails", () => {
  it("a receiver that fails is tried again later: the same id, the same bytes, a fresh signature", async () => {
    const { webhook, secret } = await webhookFor(me);
    receiver.answers(500);
    await say();
    await deliver();
    expect(await onlyDelivery(webhook.id)).toMatchObject({
      state: "pending",
      attempts: 1,
      lastStatus: 500,
      lastError: "It answered with 500.",
      nextAttemptAt: expect.any(String),
    });
    await deliver();
    expect(receiver.received).toHaveLength(1);
    receiver.answers(200);
    letPass(60_000);
    await deliver();
    const [first, second] = receiver.received;
    expect(second).toMatchObject({ id: first?.id, body: first?.body });
    expect(Number(second?.timestamp)).toBeGreaterThan(Number(first?.timestamp));
    expect(second && isSignedWith(secret, second)).toBe(true);
    expect(await onlyDelivery(webhook.id)).toMatchObject({
      state: "delivered",
      attempts: 2,
      lastStatus: 200,
      lastError: null,
      nextAttemptAt: null,
    });
    expect(await getWebhook(me, webhook.id)).toMatchObject({ failingSince: null });
  });

  it("a receiver that fails is given up after about a day, and listed with its last error", async () => {
    const { webhook } = await webhookFor(me);
    receiver.answers(503);
    await say();
    const began = Date.now() + aheadMs;
    let last = began;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      await deliver();
      last = Date.now() + aheadMs;
      const { nextAttemptAt } = await onlyDelivery(webhook.id);
      if (nextAttemptAt) letPass(Date.parse(nextAttemptAt) - last + 10);
    }
    expect(receiver.received).toHaveLength(MAX_ATTEMPTS);
    expect((last - began) / DAY_MS).toBeGreaterThan(0.75);
    expect((last - began) / DAY_MS).toBeLessThan(1.25);
    const dead = await onlyDelivery(webhook.id);
    expect(dead).toMatchObject({ state: "failed", lastStatus: 503, nextAttemptAt: null });
    // One bad day does not turn a webhook off.
    expect(await getWebhook(me, webhook.id)).toMatchObject({ enabled: true });
  });

  it("a receiver that fails is turned off after days of nothing else, and the admins get a mail", async () => {
    registerHandlers(handlers);
    const { webhook } = await webhookFor(me);
    receiver.answers(500);
    await say("day one");
    await deliver();
    letPass(3 * DAY_MS);
    await db().webhookDelivery.updateMany({ data: { attempts: MAX_ATTEMPTS - 1 } });
    session = await createVisitor(inboxId);
    await deliver();
    const off = await getWebhook(me, webhook.id);
    expect(off).toMatchObject({ enabled: false, disabledReason: "failing" });
    await drainJobs(10_000);
    const [mail] = (await listCapturedMail(50)).filter(({ to }) => to === me.email);
    expect(mail?.subject).toBe(`The webhook to ${new URL(receiver.url).host} was turned off`);
    expect(mail?.text).toContain(`/settings/webhooks/${webhook.id}`);
    const events = await listAudit(me, auditQuery.parse({ group: "webhook" }));
    expect(events.items[0]).toMatchObject({
      action: "webhook.disabled",
      actor: { id: null },
      changes: { reason: [null, "failing"] },
    });
    await say("nobody is told");
    expect(await deliveriesOf(webhook.id)).toHaveLength(1);
  });

  it("that is gone for good (410) is turned off at once", async () => {
    const { webhook } = await webhookFor(me);
    receiver.answers(410);
    await say();
    await deliver();
    expect(await getWebhook(me, webhook.id)).toMatchObject({
      enabled: false,
      disabledReason: "gone",
    });
    expect(await onlyDelivery(webhook.id)).toMatchObject({ state: "failed", lastStatus: 410 });
    await updateWebhook(me, webhook.id, { enabled: true });
    expect(await getWebhook(me, webhook.id)).toMatchObject({ disabledReason: null });
  });

  it("and asks for a pause gets it", async () => {
    const { webhook } = await webhookFor(me);
    receiver.answers((response) => void response.writeHead(429, { "retry-after": "600" }).end());
    await say();
    await deliver();
    const { nextAttemptAt } = await onlyDelivery(webhook.id);
    const pauseMs = Date.parse(nextAttemptAt ?? "") - (Date.now() + aheadMs);
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
  it.each(answers)("a receiver that fails answers with %s", async (_, answer, expected) => {
    const { webhook } = await webhookFor(me);
    receiver.answers(answer);
    await say();
    await deliver(SHORT_TIMEOUT_MS);
    expect(await onlyDelivery(webhook.id)).toMatchObject(expected);
    expect(receiver.received).toHaveLength(1);
    const rows = await db().webhookDelivery.findMany({ select: { response: true } });
    expect(rows.every(({ response }) => (response ?? "").length <= 1_024)).toBe(true);
  });

  it("and is down is reached when it is up again", async () => {
    const { webhook } = await webhookFor(me);
    const { port } = receiver;
    await receiver.close();
    await say();
    await deliver();
    expect(await onlyDelivery(webhook.id)).toMatchObject({
      state: "pending",
      lastError: "Nothing answers at that address.",
    });
    receiver = await startReceiver(port);
    letPass(60_000);
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await onlyDelivery(webhook.id)).toMatchObject({ state: "delivered" });
  });
});

describe("many at once", () => {
  it("a slow receiver holds up no other", async () => {
    const slow = await startReceiver();
    const held: ServerResponse[] = [];
    slow.answers((response) => void held.push(response));
    await webhookFor(me, { url: slow.url });
    await webhookFor(me);
    for (let i = 0; i < 10; i++) {
      session = await createVisitor(inboxId);
      await say(`message ${i}`);
    }
    await dispatchEvents();
    const done = deliverDue({ now: () => new Date(Date.now() + aheadMs), timeoutMs: 20_000 });
    await slow.until(() => slow.received.length === 4);
    await receiver.until(() => receiver.received.length === 10);
    // At most four at once, however much waits.
    expect(slow.received).toHaveLength(4);
    slow.answers(204);
    for (const response of held) response.writeHead(204).end();
    await done;
    expect(slow.received).toHaveLength(10);
    await slow.close();
  });

  it("two processes send everything once", async () => {
    await webhookFor(me);
    const id = await say();
    for (let i = 0; i < 20; i++) {
      await postVisitorMessage(session, id, { clientId: uuid(), text: `message ${i}` });
    }
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(receiver.received).toHaveLength(21);
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(21);
  });

  it("what a process that died had in hand goes to another", async () => {
    const { webhook } = await webhookFor(me);
    await say();
    await dispatchEvents();
    await db().webhookDelivery.updateMany({
      data: { state: "sending", attempts: 1, nextAttemptAt: new Date(Date.now() + 30_000) },
    });
    expect(await deliver()).toBe(0);
    letPass(30_000);
    expect(await deliver()).toBe(1);
    expect(await onlyDelivery(webhook.id)).toMatchObject({ state: "delivered", attempts: 2 });
  });
});
