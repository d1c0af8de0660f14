// Scheduled messages over HTTP: what programs may do, and that a visitor gets nothing of them before they are sent.
import type { ScheduledMessage } from "@linkdesk/contract/scheduled-messages.ts";
import { expect, inject, test } from "vitest";
import {
  createKey,
  createTenant,
  createVisitor,
  startConversation,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

async function setUp() {
  const tenant = await createTenant(appUrl);
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor.call, "Hello");
  return { tenant, visitor, id, path: `/api/v1/conversations/${id}/scheduled-messages` };
}

test("a program schedules a message once, changes it, sends it, and finds it gone", async () => {
  const { tenant, id, path } = await setUp();
  const key = await createKey(appUrl, tenant, {
    scopes: ["conversations:read", "conversations:write"],
  });
  const body = { clientId: crypto.randomUUID(), text: "Later", sendAt: TOMORROW };
  const first = await key.call<ScheduledMessage>("POST", path, body);
  const second = await key.call<ScheduledMessage>("POST", path, body);
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body.id).toBe(first.body.id);
  const one = `/api/v1/scheduled-messages/${first.body.id}`;
  expect((await key.call("PATCH", one, { ifContactWrites: "send" })).body).toMatchObject({
    ...{ ifContactWrites: "send", state: "scheduled" },
  });
  const sent = await key.call("POST", `${one}/send`);
  expect(sent.body).toMatchObject({ message: { conversationId: id, text: "Later" } });
  expect((await key.call("POST", `${one}/send`)).status).toBe(404);
  expect((await key.call("DELETE", one)).status).toBe(404);
  const reader = await createKey(appUrl, tenant, { scopes: ["conversations:read"] });
  expect((await reader.call("POST", path, body)).status).toBe(403);
});

test("the visitor gets nothing of a scheduled message: no text, no sequence, no count", async () => {
  const { tenant, visitor, id, path } = await setUp();
  const read = async () => [
    (await visitor.call("GET", "/api/widget/v1/conversations")).body,
    (await visitor.call("GET", `/api/widget/v1/conversations/${id}/messages`)).body,
  ];
  const before = await read();
  await tenant.call("POST", path, { text: "A surprise 4711", sendAt: TOMORROW });
  await tenant.call("PUT", `/api/v1/conversations/${id}/drafts`, {
    ...{ mode: "reply", text: "A draft 4711", tabId: crypto.randomUUID(), tabVersion: 1 },
  });
  expect(await read()).toEqual(before);
  expect((await visitor.call("GET", path)).status).toBe(401);
});
