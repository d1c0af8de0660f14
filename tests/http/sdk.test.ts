// The reference document's server examples, word for word, against the running service: what a backend that was
// written for Linktor sends, what the visitor sees of it, and a click that comes back to it through a webhook.
import type { Message } from "@linkdesk/contract/conversations.ts";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { Linkdesk, type Result, verifyWebhook } from "../../packages/sdk/src/index.ts";
import { emptyProject, type Project } from "../support/empty-project.ts";
import {
  createKey,
  createTenant,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { packageAddresses } from "../support/package-addresses.ts";
import { hearMessages } from "../support/realtime.ts";
import { referenceCode } from "../support/reference.ts";
import { startReceiver } from "../support/webhook-receiver.ts";

const appUrl = inject("appUrl");

let tenant: Tenant;
let key: string;
let client: Linkdesk;
let visitor: Awaited<ReturnType<typeof createVisitor>>;
let conversation: string;
let contact: string;
let project: Project;

beforeAll(async () => {
  tenant = await createTenant(appUrl);
  key = (
    await createKey(appUrl, tenant, {
      scopes: [
        ...(["conversations:read", "conversations:write", "contacts:read"] as const),
        ...(["contacts:write", "inboxes:read", "inboxes:write", "members:read"] as const),
        ...(["webhooks:read", "webhooks:write"] as const),
      ],
    })
  ).key;
  client = new Linkdesk({ apiKey: key, baseUrl: appUrl });
  visitor = await createVisitor(appUrl, tenant.inbox.id);
  conversation = await startConversation(visitor.call, "Hello");
  contact = ok(await client.conversations.get(conversation)).contact.id;
  project = await emptyProject();
  const { sdk = "" } = await packageAddresses(appUrl, tenant.cookie);
  await project.install("@linktor/sdk", sdk);
});
afterAll(() => project?.remove());

/** The data of a result. Throws its error. */
function ok<T>({ data, error }: Result<T>): T {
  if (error) throw error;
  return data;
}

/** The reference's code, with ids and a key that there are. */
const filled = (code: string) =>
  code
    .replaceAll("YOUR_API_KEY", key)
    .replaceAll("ch_webchat_123", tenant.inbox.id)
    .replaceAll("visitor_abc123", contact)
    .replaceAll("conv_abc123", conversation);

async function seen(): Promise<Message[]> {
  const path = `/api/widget/v1/conversations/${conversation}/messages`;
  return (await visitor.call<{ messages: Message[] }>("GET", path)).body.messages;
}

test("the reference's server code runs with the SDK of the instance, and a click on its button is answered", async () => {
  const receiver = await startReceiver();
  const events = ["webchat.button.clicked" as const];
  const { secret } = ok(await client.webhooks.create({ url: receiver.url, events }));
  const side = { call: visitor.call, api: "/api/widget/v1" } as const;
  const live = await hearMessages(inject("realtime"), side, conversation);

  const code = `${referenceCode("Server-Side API")}\n${referenceCode("Typing Indicators")}`;
  await project.write("server.mjs", filled(code));
  expect(await project.node("server.mjs")).toBe("");

  const [hello, text, buttons, card] = await seen();
  expect(hello?.text).toBe("Hello");
  expect(text?.text).toBe("Thanks for your patience! Here is the information you requested.");
  expect(text?.author.type).toBe("bot");
  expect(buttons?.content).toMatchObject({
    type: "interactive",
    interactive: {
      body: { text: "How would you rate your experience?" },
      buttons: [
        { id: "rating_great", label: "Great!" },
        { id: "rating_good" },
        { id: "rating_poor" },
      ],
    },
  });
  expect(card?.content).toMatchObject({
    type: "card",
    card: {
      title: "iPhone 15 Pro",
      subtitle: "$999 - Free shipping",
      buttons: [{ id: "view" }, { id: "buy" }],
    },
  });
  await vi.waitFor(() =>
    expect(live.typing.map(({ isTyping }) => isTyping)).toEqual([true, false]),
  );
  live.close();

  const answer = `/api/widget/v1/conversations/${conversation}/messages/${buttons?.id}/response`;
  expect((await visitor.call("POST", answer, { buttonId: "rating_great" })).status).toBe(200);
  const click = await receiver.until(({ event }) => event === "webchat.button.clicked");
  const payload = await verifyWebhook(click.body, click.headers, secret);
  await receiver.close();
  if (payload.event !== "webchat.button.clicked") throw new Error(payload.event);
  const { conversationId, visitor: who, buttonId, messageId } = payload.data;
  expect([conversationId, who, buttonId, messageId]).toEqual([
    ...[conversation, contact, "rating_great", buttons?.id],
  ]);
  ok(
    await client.messages.send({
      conversationId,
      content: { type: "text", text: `Thank you for ${buttonId}` },
    }),
  );
  expect((await seen()).at(-1)?.text).toBe("Thank you for rating_great");
}, 60_000);

test("a TypeScript backend compiles with it as a module, for a bundler, and with require()", async () => {
  const use = `
    const client = new Linktor({ apiKey: "ld_1" });
    export async function reply(body: string, headers: Record<string, string>) {
      const payload = await verifyWebhook(body, headers, "whsec_");
      if (payload.event !== "message.received") return;
      const { data, error } = await client.messages.send({
        channelId: payload.data.channelId,
        to: payload.data.from,
        content: { type: "text", text: payload.data.content.text },
      });
      if (error) throw error;
      const seq: number = data.message.seq;
      return seq;
    }
    // @ts-expect-error: a text is missing
    client.messages.send({ channelId: "1", to: "2", content: { type: "text" } });`;
  await project.write("use.mts", `import { Linktor, verifyWebhook } from "@linktor/sdk";${use}`);
  await project.write(
    "use.cts",
    `import sdk = require("@linktor/sdk");\nconst { Linktor, verifyWebhook } = sdk;${use}`,
  );
  await project.typecheck("node16", "use.mts", "use.cts");
  await project.typecheck("bundler", "use.mts");
  const script = `const { Linktor } = require("@linktor/sdk");
    new Linktor({ apiKey: "${key}" }).members.list().then(({ data }) => console.log(data.items.length))`;
  await project.write("use.cjs", script);
  expect(await project.node("use.cjs")).toBe("1\n");
}, 60_000);

test("contacts are made, found, changed and deleted", async () => {
  const id = `user ${crypto.randomUUID()}/ä`;
  const made = ok(await client.contacts.upsert(id, { name: "Ada", attributes: { plan: "pro" } }));
  const again = ok(await client.contacts.upsert(id, { email: "ada@example.com" }));
  expect(again).toMatchObject({
    id: made.id,
    externalId: id,
    name: "Ada",
    email: "ada@example.com",
  });
  ok(await client.contacts.update(made.id, { name: "Ada Lovelace" }));
  expect(ok(await client.contacts.list({ externalId: id })).items).toMatchObject([
    { name: "Ada Lovelace" },
  ]);
  expect((await client.contacts.create({ externalId: id, name: "Twin" })).error?.code).toBe(
    "conflict",
  );
  ok(await client.contacts.delete(made.id));
  expect((await client.contacts.get(made.id)).error).toMatchObject({
    code: "not_found",
    status: 404,
  });
});

test("conversations are filtered, walked page by page, noted, assigned and resolved", async () => {
  const other = await createVisitor(appUrl, tenant.inbox.id);
  const second = await startConversation(other.call, "Second");
  const filter = {
    match: "all" as const,
    conditions: [{ field: "inbox" as const, operator: "is" as const, value: tenant.inbox.id }],
  };
  const ids: string[] = [];
  for await (const { id } of client.conversations.list({ filter, limit: 1 })) ids.push(id);
  expect(ids.sort()).toEqual([conversation, second].sort());

  const { note } = ok(await client.notes.create(second, { text: "Call back" }));
  expect(ok(await client.notes.list(second)).items).toEqual([note]);
  const { items: members } = ok(await client.members.list());
  ok(await client.conversations.assign(second, members[0]?.id ?? ""));
  const { undo } = ok(await client.conversations.resolve(second));
  expect(undo).toEqual([{ type: "reopen" }]);
  const types = ok(await client.conversations.activities(second)).items.map(({ type }) => type);
  expect(types).toEqual(["conversation.resolved", "conversation.assigned"]);
});

test("a message with a file is sent once, however often it is sent", async () => {
  const file = ok(await client.uploads.create(new Blob(["a,b\n1,2\n"]), { name: "Übersicht.csv" }));
  const message = {
    conversationId: conversation,
    content: { type: "text" as const, text: "Your report" },
    attachmentIds: [file.id],
  };
  const options = { idempotencyKey: `report ${file.id}` };
  const sent = await Promise.all([1, 2].map(() => client.messages.send(message, options)));
  const [first, second] = sent.map(ok);
  expect(second?.message.id).toBe(first?.message.id);
  expect(first?.message.attachments).toMatchObject([{ id: file.id, name: "Übersicht.csv" }]);
  const texts: string[] = [];
  for await (const { text } of client.messages.list(conversation, { limit: 2 })) texts.push(text);
  expect(texts.filter((text) => text === "Your report")).toHaveLength(1);
  expect(texts[0]).toBe("Hello");
});

test("inboxes, webhooks and deliveries are read and changed", async () => {
  const { id, name } = tenant.inbox;
  expect(ok(await client.inboxes.get(id)).name).toBe(name);
  const settings = { messages: { greeting: "Hi from the SDK" } };
  expect(ok(await client.inboxes.update(id, { settings })).settings.messages.greeting).toBe(
    "Hi from the SDK",
  );
  const receiver = await startReceiver();
  const body = { url: receiver.url, events: ["message.received" as const] };
  const made = ok(await client.webhooks.create(body));
  const test = ok(await client.webhooks.test(made.webhook.id));
  const { body: text, headers } = await receiver.until(({ event }) => event === "ping");
  const next = ok(await client.webhooks.rotateSecret(made.webhook.id));
  expect(next.secret).not.toBe(made.secret);
  expect((await verifyWebhook(text, headers, [next.secret, made.secret])).event).toBe("ping");
  expect(ok(await client.deliveries.list(made.webhook.id)).items.map((one) => one.id)).toContain(
    test.id,
  );
  expect(ok(await client.deliveries.get(made.webhook.id, test.id)).state).toBe("delivered");
  expect(await client.webhooks.delete(made.webhook.id)).toEqual({ data: undefined, error: null });
  await receiver.close();
});

test("a wrong key, a missing scope and a wrong field are errors that say what to do", async () => {
  const stranger = new Linkdesk({ apiKey: "ld_wrong", baseUrl: appUrl });
  expect((await stranger.members.list()).error).toMatchObject({
    code: "unauthenticated",
    status: 401,
  });
  const limited = await createKey(appUrl, tenant, { scopes: ["members:read"] });
  const reader = new Linkdesk({ apiKey: limited.key, baseUrl: appUrl });
  const { error } = await reader.inboxes.list();
  expect(error).toMatchObject({ code: "forbidden", status: 403 });
  expect(error?.message).toContain("inboxes:read");
  expect(error?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  const { error: wrong } = await client.messages.send({
    conversationId: conversation,
    content: { type: "card", card: { title: "" } },
  });
  expect(wrong?.errors).toMatchObject([{ field: "content.card.title" }]);
});

test("attributes are defined, and set of a conversation", async () => {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor.call, "Where is my order?");
  const made = ok(
    await client.attributeDefinitions.create({
      ...{ subject: "conversation", key: "due", name: "Due date", type: "date" },
    }),
  );
  ok(await client.attributeDefinitions.update(made.id, { isRequired: true }));
  expect(ok(await client.attributeDefinitions.list()).items).toMatchObject([
    { key: "due", isRequired: true, position: 0 },
  ]);
  const set = (value: string) =>
    client.conversations.act(id, [{ type: "set_attribute", key: "due", value }]);
  expect((await set("soon")).error?.message).toBe(
    "The attribute “Due date” must be a date such as 2026-01-15.",
  );
  const { conversation, undo } = ok(await set("2026-05-01"));
  expect(conversation.conversationAttributes).toEqual({ due: "2026-05-01" });
  const back = ok(await client.conversations.act(id, undo));
  expect(back.conversation.conversationAttributes).toEqual({});
  ok(await client.attributeDefinitions.delete(made.id));
  // Programs are not asked for what is required.
  expect(ok(await client.conversations.act(id, [{ type: "resolve" }])).undo).toHaveLength(1);
});
