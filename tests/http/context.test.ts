// What programs tell about contacts and ask about conversations, over HTTP with a key.
import type { ContactEvent } from "@linkdesk/contract/contact-events.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Problem } from "@linkdesk/contract/problem.ts";
import { beforeAll, expect, inject, it } from "vitest";
import { Linkdesk } from "../../packages/sdk/src/client.ts";
import {
  createKey,
  createTenant,
  createVisitor,
  send,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");
let tenant: Tenant;
let key: string;

beforeAll(async () => {
  tenant = await createTenant(appUrl);
  const scopes = ["contacts:read", "contacts:write", "conversations:read"] as const;
  ({ key } = await createKey(appUrl, tenant, { scopes: [...scopes] }));
});

it("an event is recorded once under one Idempotency-Key, by the business's own id of the person", async () => {
  const contact = "/api/v1/contacts/by-external-id/customer-7";
  const headers = { authorization: `Bearer ${key}`, "idempotency-key": "order-17" };
  const event = { name: "Order placed", fields: { total: "€ 120.00" } };
  const unknown = await send<Problem>(`${appUrl}${contact}/events`, "POST", headers, event);
  expect([unknown.status, unknown.body.detail]).toEqual([404, "There is no such contact."]);
  const put = await send<{ id: string }>(`${appUrl}${contact}`, "PUT", headers, { name: "Ada" });
  const tell = () => send<ContactEvent>(`${appUrl}${contact}/events`, "POST", headers, event);
  const first = await tell();
  const second = await tell();
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body).toEqual(first.body);
  const wrong = { ...event, link: "javascript:alert(1)" };
  const refused = await send<Problem>(`${appUrl}${contact}/events`, "POST", headers, wrong);
  expect(refused.status).toBe(400);
  expect(refused.body.errors?.[0]).toMatchObject({ field: "link" });
  const list = await send<Page<ContactEvent>>(
    `${appUrl}/api/v1/contacts/${put.body.id}/events`,
    "GET",
    headers,
  );
  expect(list.body.items).toEqual([first.body]);
});

it("the SDK records events and lists them; the answer to a key without the scope names what it lacks", async () => {
  const client = new Linkdesk({ apiKey: key, baseUrl: appUrl });
  await client.contacts.upsert("customer-8", { name: "Grace" });
  const recorded = await client.contacts.recordEvent(
    { externalId: "customer-8" },
    { name: "Plan changed", at: "2026-01-15T10:28:00Z" },
  );
  const id = recorded.data?.contactId ?? "";
  const names: string[] = [];
  for await (const { name } of client.contacts.events(id)) names.push(name);
  expect(names).toEqual(["Plan changed"]);
  const reader = await createKey(appUrl, tenant, { scopes: ["contacts:read"] });
  const refused = await new Linkdesk({ apiKey: reader.key, baseUrl: appUrl }).contacts.recordEvent(
    id,
    { name: "Plan changed" },
  );
  expect(refused.error?.message).toContain("contacts:write");
});

it("a list of conversations is expanded by name, and an unknown name is refused with the known ones", async () => {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor.call, "Hello");
  const client = new Linkdesk({ apiKey: key, baseUrl: appUrl });
  const { data } = await client.conversations.list({ expand: "contact,lastMessage" });
  const found = data?.items.find((item) => item.id === id);
  expect(found?.expanded).toMatchObject({
    contact: { externalId: null },
    lastMessage: { text: "Hello" },
  });
  const headers = { authorization: `Bearer ${key}` };
  const path = `${appUrl}/api/v1/conversations/${id}?expand=everything`;
  const refused = await send<Problem>(path, "GET", headers);
  expect([refused.status, refused.body.detail]).toEqual([
    400,
    "expand: must be one or more of contact, assignee, messages, with commas between",
  ]);
});
