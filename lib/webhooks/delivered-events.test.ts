import { postContactEventBody } from "@linkdesk/contract/contact-events.ts";
import { WEBHOOK_EVENT_NAMES } from "@linkdesk/contract/webhook-events.ts";
import { expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { isSignedWith } from "../../tests/support/webhook-receiver.ts";
import { useWebhookWorld } from "../../tests/support/webhook-world.ts";
import { visitorScope } from "../access/scope.ts";
import { recordContactEvent } from "../contacts/record-contact-event.ts";
import { putContact } from "../contacts/write-contact.ts";
import { answerMessage } from "../conversations/answer-message.ts";
import { appendMessage } from "../conversations/append-message.ts";
import { assignConversation } from "../conversations/assign-conversation.ts";
import { endConversation } from "../conversations/end-conversation.ts";
import { markDelivered } from "../conversations/mark-delivered.ts";
import { markReadByVisitor } from "../conversations/mark-read.ts";
import { postTeamMessage, postVisitorMessage } from "../conversations/post-message.ts";
import { reopenConversation } from "../conversations/reopen-conversation.ts";
import { resolveConversation } from "../conversations/resolve-conversation.ts";
import { setAttribute } from "../conversations/set-attribute.ts";
import { writeNote } from "../conversations/write-note.ts";
import { ownHeaderId } from "../email/header-id.ts";
import { recordBounce } from "../email/incoming/record-bounce.ts";
import { createOutgoing, failQueued, findQueued } from "../email/outgoing/outgoing-email.ts";
import type { ParsedMail } from "../email/parse/parsed-mail.ts";
import { updateInbox } from "../inboxes/update-inbox.ts";
import { db } from "../platform/db.ts";
import { updateWebhook } from "./update-webhook.ts";

// Which events a webhook gets, and what is in them.
useDatabase();
const world = useWebhookWorld();

it("an attribute is delivered by its key, with its value when the request is sent", async () => {
  await world.createWebhook({ events: ["conversation.attribute_set"] });
  const id = await world.say();
  const set = (key: string, value: string | null) =>
    setAttribute(world.me, id, { type: "set_attribute", key, value });
  await set("order", "A-7");
  await set("constructor", "x");
  await set("constructor", null);
  await world.deliver();
  const sent = world.receiver.of("conversation.attribute_set");
  const order = { key: "order", value: "A-7" };
  const removed = { key: "constructor", value: null };
  expect(sent.map(({ data }) => data.attribute)).toEqual(
    expect.arrayContaining([order, removed, removed]),
  );
  expect(sent[0]?.data).toMatchObject({ conversationId: id, by: { id: world.me.memberId } });
});

it("a conversation is delivered from its first message to its end, in the documented shapes", async () => {
  const { webhook, secret } = await world.createWebhook({ events: WEBHOOK_EVENT_NAMES });
  const id = await world.say();
  await world.deliver();
  const [started] = world.receiver.of("webchat.conversation.started");
  expect(started?.data).toMatchObject({
    conversationId: id,
    channelId: world.inboxId,
    visitor: { id: world.session.contact.id, email: null, metadata: { userAgent: "test" } },
  });
  const [first] = world.receiver.of("message.received");
  expect(first?.data).toMatchObject({
    channelId: world.inboxId,
    channelType: "webchat",
    direction: "inbound",
    from: world.session.contact.id,
    content: { type: "text", text: "Hello" },
    metadata: { conversationId: id, seq: 1 },
  });
  await postTeamMessage(world.me, id, { clientId: crypto.randomUUID(), text: "Hi" });
  await assignConversation(world.me, id, world.me.memberId);
  await resolveConversation(world.me, id);
  await postVisitorMessage(world.session, id, {
    clientId: crypto.randomUUID(),
    text: "One more thing",
  });
  await endConversation(world.session, id);
  await assignConversation(world.me, id, null);
  await reopenConversation(world.me, id);
  await world.deliver();
  const [sent] = world.receiver.of("message.sent");
  expect(sent?.data).toMatchObject({
    direction: "outbound",
    from: world.me.memberId,
    to: world.session.contact.id,
    author: { type: "agent", name: world.me.name },
    content: { type: "text", text: "Hi" },
  });
  const agent = { type: "agent", id: world.me.memberId, name: world.me.name };
  const byContact = expect.objectContaining({ type: "contact", id: world.session.contact.id });
  const payloadsOf = (event: string) =>
    world.receiver
      .of(event)
      .map(({ data }) => data)
      .sort((a, b) => String(a.timestamp).localeCompare(String(b.timestamp)));
  expect(payloadsOf("conversation.assigned")).toMatchObject([
    { assignee: { id: world.me.memberId, name: world.me.name }, by: agent },
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
  expect(world.receiver.received.every((one) => isSignedWith(secret, one))).toBe(true);
  expect(new Set(world.receiver.received.map((one) => one.id)).size).toBe(
    world.receiver.received.length,
  );
  const states = (await world.deliveriesOf(webhook.id)).map(({ state, attempts }) => [
    state,
    attempts,
  ]);
  expect(states).toEqual(world.receiver.received.map(() => ["delivered", 1]));
});

it("a message of the inbox itself is delivered in the brand's name", async () => {
  await updateInbox(world.me, world.inboxId, { settings: { messages: { welcome: "Welcome!" } } });
  world.session = await createVisitor(world.inboxId);
  await world.createWebhook({ events: ["message.sent"] });
  await world.say();
  await world.deliver();
  expect(world.receiver.of("message.sent").map(({ data }) => data)).toMatchObject([
    {
      from: null,
      author: { type: "bot", name: "Acme" },
      content: { type: "text", text: "Welcome!" },
    },
  ]);
});

it("no event is delivered when nothing changes", async () => {
  const events = ["resolved", "reopened", "assigned"].map((name) => `conversation.${name}`);
  await world.createWebhook({ events });
  const id = await world.say();
  await assignConversation(world.me, id, null);
  await reopenConversation(world.me, id);
  await resolveConversation(world.me, id);
  await resolveConversation(world.me, id);
  await world.deliver();
  expect(world.receiver.received.map(({ event }) => event)).toEqual(["conversation.resolved"]);
});

it("receipts, notes, ratings and unassigning are delivered", async () => {
  const events = [
    ...["message.delivered", "message.read", "note.created"],
    ...["conversation.rated", "conversation.unassigned"],
  ];
  await world.createWebhook({ events });
  const id = await world.say();
  const { me, session } = world;
  await assignConversation(me, id, me.memberId);
  await assignConversation(me, id, null);
  const { note } = await writeNote(me, id, { clientId: crypto.randomUUID(), text: "Be quick" });
  const csat = { type: "csat", body: { text: "Well?" }, scale: 5 } as const;
  const { message } = await postTeamMessage(me, id, {
    clientId: crypto.randomUUID(),
    text: "",
    content: { type: "interactive", interactive: csat },
  });
  await markDelivered(visitorScope(session), "contact", { conversations: [{ id, seq: 2 }] });
  await markReadByVisitor(session, id, 2);
  await markReadByVisitor(session, id, 2);
  await answerMessage(session, id, message.id, { rating: 4, comment: "Fine" });
  await world.deliver();
  const visitor = session.contact.id;
  const only = (event: string) => {
    const found = world.receiver.of(event);
    expect([event, found.length]).toEqual([event, 1]);
    return found[0]?.data;
  };
  expect(only("message.delivered")).toMatchObject({ conversationId: id, visitor, seq: 2 });
  expect(only("message.read")).toMatchObject({ conversationId: id, visitor, seq: 2 });
  expect(only("conversation.unassigned")).toMatchObject({
    assignee: null,
    by: { id: me.memberId },
  });
  expect(only("note.created")).toMatchObject({
    ...{ id: note.id, conversationId: id, channelId: world.inboxId, text: "Be quick" },
    author: { id: me.memberId, name: me.name },
  });
  expect(only("conversation.rated")).toMatchObject({
    ...{ messageId: message.id, rating: 4, scale: 5, comment: "Fine" },
  });
});

it("a contact who is created, and then changed, is delivered once each", async () => {
  await world.createWebhook({ events: ["contact.created", "contact.updated"] });
  const { contact, created } = await putContact(world.me, "customer-7", { name: "John" });
  expect(created).toBe(true);
  await putContact(world.me, "customer-7", { attributes: { plan: "premium" } });
  await putContact(world.me, "customer-7", { attributes: { plan: "premium" } });
  await world.deliver();
  expect(world.receiver.received.map(({ event }) => event).sort()).toEqual([
    "contact.created",
    "contact.updated",
  ]);
  expect(world.receiver.of("contact.created")[0]?.data).toMatchObject({
    ...{ contactId: contact.id, externalUserId: "customer-7", name: "John" },
  });
});

it("a pressed button is delivered, also one that only opens a page", async () => {
  await world.createWebhook({ events: ["webchat.button.clicked"] });
  const id = await world.say();
  const buttons = [
    { id: "rating_great", label: "Great!" },
    { id: "page", label: "See", url: "https://example.com" },
  ];
  const ask = async (buttonId: string) => {
    const { message } = await postTeamMessage(world.me, id, {
      clientId: crypto.randomUUID(),
      text: "",
      content: {
        type: "interactive",
        interactive: { type: "buttons", body: { text: "?" }, buttons },
      },
    });
    await answerMessage(world.session, id, message.id, { buttonId });
    await answerMessage(world.session, id, message.id, { buttonId });
    return message.id;
  };
  const messageIds = [await ask("rating_great"), await ask("page")];
  await world.deliver();
  const clicks = world.receiver.of("webchat.button.clicked").map(({ data }) => data);
  expect(clicks).toHaveLength(2);
  expect(clicks).toContainEqual({
    conversationId: id,
    messageId: messageIds[0],
    buttonId: "rating_great",
    visitor: world.session.contact.id,
    timestamp: expect.any(String),
  });
});

it("a webhook gets only the events it asked for, of its inbox and its workspace", async () => {
  const other = await createTenant("Other");
  const second = await db().inbox.create({
    data: {
      workspaceId: world.me.workspace.id,
      name: "2",
      brandName: "2",
      websiteUrl: "https://2.example",
    },
  });
  await world.createWebhook({ inboxId: second.id });
  await world.createWebhook({ events: ["message.sent"] });
  const off = await world.createWebhook();
  await updateWebhook(world.me, off.webhook.id, { enabled: false });
  await world.createWebhook({}, other.me);
  await world.say();
  await world.deliver();
  expect(world.receiver.received).toEqual([]);
  expect(await db().webhookDelivery.count()).toBe(0);
  world.session = await createVisitor(second.id);
  await world.say("to the second");
  await world.deliver();
  expect(world.receiver.received).toHaveLength(1);
});

it("one event has one id for all webhooks", async () => {
  await world.createWebhook();
  await world.createWebhook();
  await world.say();
  await world.deliver();
  expect(world.receiver.received).toHaveLength(2);
  expect(new Set(world.receiver.received.map(({ id }) => id)).size).toBe(1);
});

it("what was rolled back is not delivered, and a message sent twice is delivered once", async () => {
  await world.createWebhook();
  const id = await world.say();
  await world.deliver();
  const author = { type: "contact", contact: world.session.contact } as const;
  const scope = { workspaceId: world.me.workspace.id };
  const rolledBack = db().$transaction(async (tx) => {
    await appendMessage(tx, scope, author, {
      conversationId: id,
      clientId: crypto.randomUUID(),
      text: "no",
    });
    throw new Error("changed my mind");
  });
  await expect(rolledBack).rejects.toThrow("changed my mind");
  const body = { clientId: crypto.randomUUID(), text: "once" };
  await postVisitorMessage(world.session, id, body);
  expect(await postVisitorMessage(world.session, id, body)).toMatchObject({ created: false });
  await world.deliver();
  const texts = world.receiver.received.map(({ data }) => (data.content as { text: string }).text);
  expect(texts).toEqual(["Hello", "once"]);
});

it("what a program tells of a contact is delivered to webhooks of every inbox", async () => {
  await world.createWebhook({ events: ["contact.event"], inboxId: world.inboxId });
  const { contact } = await putContact(world.me, "customer-9", { name: "Ada" });
  const body = postContactEventBody.parse({ name: "Order placed", fields: { total: 120 } });
  const { event } = await recordContactEvent(
    world.me,
    { id: contact.id },
    { ...body, clientId: crypto.randomUUID() },
  );
  await world.deliver();
  const { contactId, name, at, fields, link, id } = event;
  expect(world.receiver.of("contact.event").map(({ data }) => data)).toEqual([
    {
      ...{ id, contactId, name, at, fields, link, externalUserId: "customer-9" },
      timestamp: expect.any(String),
    },
  ]);
});

it("messages that fail by mail are delivered with the reason, whether refused or sent back", async () => {
  await world.createWebhook({ events: ["message.failed", "email.bounced"] });
  const id = await world.say();
  const sent = [];
  for (const text of ["First", "Second"]) {
    const body = { clientId: crypto.randomUUID(), text };
    sent.push((await postTeamMessage(world.me, id, body)).message);
  }
  const { workspace } = world.me;
  const mail = { workspaceId: workspace.id, inboxId: world.inboxId, conversationId: id };
  const to = [{ name: "", address: "ada@example.com" }];
  const failing = { ...mail, memberId: null, afterSeq: 0, upToSeq: 3, to };
  const failed = await createOutgoing(db(), failing);
  const queued = await findQueued(workspace.id, failed);
  if (!queued) throw new Error("no mail");
  await failQueued(queued, "too_many");
  // Tried again by an admin, and for nobody of the contact's side.
  await failQueued(queued, "too_many");
  const toTeam = await createOutgoing(db(), { ...failing, memberId: world.me.memberId });
  const other = await findQueued(workspace.id, toTeam);
  if (other) await failQueued(other, "too_many");
  await world.deliver();
  const place = { conversationId: id, channelId: world.inboxId, visitor: world.session.contact.id };
  const facts = { ...place, to: ["ada@example.com"], timestamp: expect.any(String) };
  const messageIds = sent.map((message) => message.id);
  expect(world.receiver.of("message.failed").map(({ data }) => data)).toEqual([
    { ...facts, channel: "email", messageIds, reason: "too_many" },
  ]);

  const returned = await createOutgoing(db(), { ...failing, afterSeq: 2 });
  const recipients = [{ address: "ada@example.com", status: "5.1.1", isHard: true }];
  const bounce = { messageId: ownHeaderId(returned), recipients };
  const parsed = { bounce, inReplyTo: [], references: [], to: [], deliveredTo: [] };
  await db().$transaction((tx) => recordBounce(tx, workspace.id, parsed as unknown as ParsedMail));
  await world.deliver();
  const reason = "ada@example.com: 5.1.1";
  expect(world.receiver.of("email.bounced").map(({ data }) => data)).toEqual([
    { ...facts, reason },
  ]);
  const [, second] = world.receiver.of("message.failed");
  expect(second?.data).toEqual({
    ...{ ...facts, channel: "email", messageIds: messageIds.slice(1), reason },
  });
  // Receivers drop ids that they know.
  expect(second?.id).not.toBe(world.receiver.of("email.bounced")[0]?.id);
});
