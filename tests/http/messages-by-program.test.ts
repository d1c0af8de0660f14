// What programs send: to a conversation or a contact, once however often they try, and a click that comes back.
import type { Problem } from "@linkdesk/contract/problem.ts";
import { beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest";
import {
  type Caller,
  createKey,
  createTenant,
  createVisitor,
  send,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { hearMessages } from "../support/realtime.ts";

const appUrl = inject("appUrl");

type Sent = { conversationId: string; message: { id: string; seq: number; text: string } };

let tenant: Tenant;
let program: Caller;
let key: string;
let visitor: Awaited<ReturnType<typeof createVisitor>>;
let conversation: string;
let contact: string;

beforeAll(async () => {
  tenant = await createTenant(appUrl);
  const made = await createKey(appUrl, tenant, {
    scopes: ["conversations:read", "conversations:write", "contacts:write"],
  });
  program = made.call;
  key = made.key;
});

beforeEach(async () => {
  visitor = await createVisitor(appUrl, tenant.inbox.id);
  conversation = await startConversation(visitor.call, "Hello");
  const detail = await tenant.call<{ contact: { id: string } }>(
    "GET",
    `/api/v1/conversations/${conversation}`,
  );
  contact = detail.body.contact.id;
});

const text = (words: string) => ({ type: "text", text: words });
const toContact = (words: string) => ({
  ...{ channelId: tenant.inbox.id, to: contact },
  content: text(words),
});
const resolve = () =>
  tenant.call("POST", `/api/v1/conversations/${conversation}/actions`, {
    actions: [{ type: "resolve" }],
  });

describe("a message to a contact", () => {
  it("goes into their open conversation, and into a new one once that is resolved", async () => {
    const first = await program<Sent>("POST", "/api/v1/messages", toContact("Shipped"));
    expect([first.status, first.body.conversationId]).toEqual([201, conversation]);
    await resolve();
    const second = await program<Sent>("POST", "/api/v1/messages", toContact("Delivered"));
    expect(second.status).toBe(201);
    expect(second.body.conversationId).not.toBe(conversation);
    const third = await program<Sent>("POST", "/api/v1/messages", toContact("Rate us"));
    expect(third.body.conversationId).toBe(second.body.conversationId);
    const seen = await visitor.call<{ messages: { text: string }[] }>(
      "GET",
      `/api/widget/v1/conversations/${second.body.conversationId}/messages`,
    );
    expect(seen.body.messages.map((message) => message.text)).toEqual(["Delivered", "Rate us"]);
  });

  it("starts one conversation, whatever comes at once", async () => {
    await resolve();
    const sent = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        program<Sent>("POST", "/api/v1/messages", toContact(`${i}`)),
      ),
    );
    expect(sent.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(sent.map(({ body }) => body.conversationId)).size).toBe(1);
  });

  it("is sent once for one Idempotency-Key, also after the conversation was resolved", async () => {
    const once = () =>
      send<Sent>(
        `${appUrl}/api/v1/messages`,
        "POST",
        { authorization: `Bearer ${key}`, "idempotency-key": "order 17 shipped" },
        toContact("Shipped"),
      );
    const sent = await Promise.all([once(), once(), once()]);
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    await resolve();
    const again = await once();
    expect([again.status, again.body.message.id]).toEqual([200, sent[0]?.body.message.id]);
  });

  it("is refused with the field that is wrong", async () => {
    const field = async (body: unknown) => {
      const answer = await program<Problem>("POST", "/api/v1/messages", body);
      return [answer.status, answer.body.errors?.[0]?.field];
    };
    expect(await field({ content: text("x") })).toEqual([400, "channelId"]);
    expect(await field({ ...toContact("x"), conversationId: conversation })).toEqual([
      400,
      "conversationId",
    ]);
    expect(await field(toContact(" "))).toEqual([400, "content.text"]);
    expect(await field({ ...toContact("x"), to: crypto.randomUUID() })).toEqual([404, undefined]);
    expect(await field({ ...toContact("x"), content: { type: "card", card: {} } })).toEqual([
      400,
      "content.card.title",
    ]);
    await tenant.call("PATCH", `/api/v1/contacts/${contact}`, { blocked: true });
    expect(await field(toContact("x"))).toEqual([409, undefined]);
  });
});

describe("a message of a program", () => {
  it("neither answers for the team nor reopens a conversation", async () => {
    await resolve();
    await program("POST", "/api/v1/messages", {
      conversationId: conversation,
      content: text("Hi"),
    });
    const { body } = await tenant.call<{ status: string; previewAuthor: string }>(
      "GET",
      `/api/v1/conversations/${conversation}`,
    );
    expect(body).toMatchObject({ status: "resolved", previewAuthor: "bot" });
  });
});

describe("typing by a program", () => {
  it("reaches the visitor live, and not those of another conversation", async () => {
    const side = { call: visitor.call, api: "/api/widget/v1" } as const;
    const { typing, close } = await hearMessages(inject("realtime"), side, conversation);
    const path = `/api/v1/conversations/${conversation}/typing`;
    const channelId = tenant.inbox.id;
    expect((await program("PUT", path, { isTyping: true, channelId })).status).toBe(204);
    expect((await program("PUT", path, { isTyping: false })).status).toBe(204);
    await vi.waitFor(() => expect(typing.map(({ isTyping }) => isTyping)).toEqual([true, false]));
    expect(typing[0]).toMatchObject({ author: "agent", ttlMs: 30_000 });
    const elsewhere = await program("PUT", path, {
      isTyping: true,
      channelId: crypto.randomUUID(),
    });
    expect(elsewhere.status).toBe(404);
    close();
  });
});
