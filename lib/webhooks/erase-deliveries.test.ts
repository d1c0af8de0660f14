import { WEBHOOK_EVENT_NAMES } from "@linkdesk/contract/webhook-events.ts";
import { createWebhookBody } from "@linkdesk/contract/webhooks.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { type Receiver, startReceiver } from "../../tests/support/webhook-receiver.ts";
import type { Actor } from "../access/actor.ts";
import { absorbContact } from "../contacts/absorb-contact.ts";
import { upsertVerified } from "../contacts/upsert-verified.ts";
import { endConversation } from "../conversations/end-conversation.ts";
import { postVisitorMessage } from "../conversations/post-message.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { dispatchEvents } from "../jobs/dispatch-events.ts";
import { db } from "../platform/db.ts";
import { deleteContact } from "../privacy/delete-contact.ts";
import { runRetention } from "../privacy/run-retention.ts";
import { createWebhook } from "./create-webhook.ts";
import { deliverDue } from "./deliver-due.ts";
import { forgetDeliveries } from "./erase-deliveries.ts";
import { resendDelivery } from "./resend-delivery.ts";

useDatabase();

const DAY_MS = 24 * 60 * 60 * 1_000;
const WORDS = "my very own words";
let receiver: Receiver;
let me: Actor;
let inboxId: string;
let webhookId: string;

beforeEach(async () => {
  await db().webhook.deleteMany();
  await db().webhookDelivery.deleteMany();
  receiver = await startReceiver();
  ({ me, inboxId } = await createTenant());
  const body = { url: receiver.url, events: WEBHOOK_EVENT_NAMES };
  webhookId = (await createWebhook(me, createWebhookBody.parse(body))).webhook.id;
});
afterEach(() => receiver.close());

const deliver = async () => {
  await dispatchEvents();
  return deliverDue({ now: () => new Date(Date.now() + 1_000) });
};
const stored = async () => JSON.stringify(await db().webhookDelivery.findMany());

async function visitorWhoWrote() {
  const session = await createVisitor(inboxId);
  const body = { clientId: crypto.randomUUID(), text: WORDS };
  const { conversation } = await startConversation(session, body);
  return { session, conversationId: conversation.id };
}

const claims = (given: object) => ({
  external_user_id: "customer-7",
  first_name: "Ada",
  last_name: "Lovelace",
  email: "ada@example.com",
  contact_custom_attributes: { plan: "pro" },
  ...given,
});

const identify = async (given: object = {}) => {
  const user = claims(given) as Parameters<typeof upsertVerified>[2];
  return (await db().$transaction((tx) => upsertVerified(tx, me.workspace.id, user))).id;
};

it("the deletion of a contact is delivered, and the content of its earlier deliveries is deleted", async () => {
  receiver.answers((response) => void response.writeHead(200).end(`I heard: ${WORDS}`));
  const { session, conversationId } = await visitorWhoWrote();
  await deliver();
  expect(await stored()).toContain(WORDS);
  await postVisitorMessage(session, conversationId, { clientId: crypto.randomUUID(), text: WORDS });
  const before = receiver.received.length;
  const id = session.contact.id;
  await deleteContact(me, id);
  expect(await stored()).not.toContain(WORDS);
  await deliver();
  // Pending deliveries are not sent any more.
  const after = receiver.received.slice(before);
  expect(after.map(({ event }) => event)).toEqual(["contact.deleted"]);
  expect(after[0]?.data).toEqual({
    contactId: id,
    externalUserId: null,
    timestamp: expect.any(String),
  });
  const emptied = await db().webhookDelivery.findFirstOrThrow({
    where: { event: "message.received" },
  });
  expect(emptied).toMatchObject({ payload: null, response: null, contactId: null });
  await expect(resendDelivery(me, webhookId, emptied.id)).rejects.toMatchObject({
    code: "conflict",
  });
});

it("the deletion says which user of the website the contact was", async () => {
  const id = await identify();
  await deleteContact(me, id);
  await deliver();
  expect(receiver.of("contact.deleted").map(({ data }) => data)).toMatchObject([
    { contactId: id, externalUserId: "customer-7" },
  ]);
  expect(receiver.of("contact.updated")).toEqual([]);
});

it("contact.updated is delivered when the identity brings new data, and only then", async () => {
  await identify();
  await identify();
  await identify({ contact_custom_attributes: { plan: "team" } });
  await identify({ contact_custom_attributes: { plan: "team" } });
  await deliver();
  const payloads = receiver.of("contact.updated").map(({ data }) => data);
  expect(payloads).toHaveLength(2);
  expect(payloads[0]).toMatchObject({
    externalUserId: "customer-7",
    name: "Ada Lovelace",
    email: "ada@example.com",
  });
});

it("what an anonymous visitor said goes with the contact they turned out to be", async () => {
  const { session } = await visitorWhoWrote();
  await deliver();
  const known = await identify();
  await db().$transaction((tx) => absorbContact(tx, me.workspace.id, session.contact.id, known));
  expect(await stored()).toContain(WORDS);
  await deleteContact(me, known);
  expect(await stored()).not.toContain(WORDS);
});

it("retention empties what it deletes, and tells of visitors that nothing is left of", async () => {
  const { session, conversationId } = await visitorWhoWrote();
  await endConversation(session, conversationId);
  await deliver();
  await db().inbox.update({
    where: { id: inboxId },
    data: { settings: { privacy: { retentionDays: 1 }, behaviour: { endConversation: true } } },
  });
  await db().session.updateMany({ where: { inboxId }, data: { expiresAt: new Date() } });
  await runRetention(new Date(Date.now() + 3 * DAY_MS));
  expect(await stored()).not.toContain(WORDS);
  await deliver();
  expect(receiver.of("contact.deleted").map(({ data }) => data)).toMatchObject([
    { contactId: session.contact.id },
  ]);
});

it("deliveries are kept for a week, those that failed for a month", async () => {
  await visitorWhoWrote();
  await deliver();
  await identify();
  await dispatchEvents();
  await db().webhookDelivery.updateMany({
    where: { state: "pending" },
    data: { state: "failed" },
  });
  const states = async () => {
    const rows = await db().webhookDelivery.findMany({ select: { state: true } });
    return [...new Set(rows.map(({ state }) => state))].sort();
  };
  await forgetDeliveries(new Date(Date.now() + 6 * DAY_MS));
  expect(await states()).toEqual(["delivered", "failed"]);
  await forgetDeliveries(new Date(Date.now() + 8 * DAY_MS));
  expect(await states()).toEqual(["failed"]);
  await forgetDeliveries(new Date(Date.now() + 31 * DAY_MS));
  expect(await states()).toEqual([]);
});

it("what a deleted webhook left behind is deleted", async () => {
  await visitorWhoWrote();
  await db().webhook.deleteMany({ where: { id: webhookId } });
  await deliver();
  expect(receiver.received).toEqual([]);
  await forgetDeliveries();
  expect(await db().webhookDelivery.count()).toBe(0);
});
