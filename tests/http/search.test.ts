// The search over HTTP, with the built service's own dispatcher.
import type { SearchResults } from "@linkdesk/contract/search.ts";
import { expect, inject, it } from "vitest";
import {
  type Caller,
  createKey,
  createTenant,
  createVisitor,
  startConversation,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");
const WAIT = { timeout: 20_000 };

const write = (text: string) => ({ clientId: crypto.randomUUID(), text });

async function search(call: Caller, q: string, more = ""): Promise<SearchResults> {
  const path = `/api/v1/search?q=${encodeURIComponent(q)}${more}`;
  const { status, body } = await call<SearchResults>("GET", path);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const textsOf = ({ items }: SearchResults) => items.map(({ excerpt }) => excerpt.text);

/** Waits until what was written is searchable. */
const found = (call: Caller, q: string, texts: string[]) =>
  expect.poll(async () => textsOf(await search(call, q)), WAIT).toEqual(texts);

it("a message is found soon after it was sent, and by nobody of another workspace", async () => {
  const tenant = await createTenant(appUrl);
  const other = await createTenant(appUrl, "Other");
  const { call: visitor } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor, "Où est ma commande A-1017 ?");
  await tenant.call("POST", `/api/v1/conversations/${id}/notes`, write("commande retardée"));
  await found(tenant.call, "COMMANDE", ["commande retardée", "Où est ma commande A-1017 ?"]);
  const { items, indexing } = await search(tenant.call, "a-1017");
  expect(items).toMatchObject([{ kind: "message", seq: 1, conversation: { id } }]);
  expect(indexing).toBeNull();
  expect((await search(other.call, "commande")).items).toEqual([]);
});

it("names of files are found, and messages with a file by a filter", async () => {
  const tenant = await createTenant(appUrl);
  const { call: visitor } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor, "Here is the invoice");
  const upload = await fetch(`${appUrl}/api/v1/uploads`, {
    method: "POST",
    headers: {
      cookie: tenant.cookie,
      origin: appUrl,
      "x-file-name": encodeURIComponent("Rechnung März.txt"),
    },
    body: "some text",
  });
  const file = (await upload.json()) as { id: string };
  const body = { ...write(""), attachmentIds: [file.id] };
  await tenant.call("POST", `/api/v1/conversations/${id}/messages`, body);
  await found(tenant.call, "marz", ["Rechnung März.txt"]);
  const { items } = await search(tenant.call, "has:file");
  expect(items).toMatchObject([{ kind: "file", seq: 2, excerpt: { text: "Rechnung März.txt" } }]);
});

it("a key that is limited to an inbox finds nothing of the others", async () => {
  const tenant = await createTenant(appUrl);
  const second = await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", {
    name: "Second",
    brandName: "Second",
    websiteUrl: "https://example.com",
  });
  const { call: visitor } = await createVisitor(appUrl, tenant.inbox.id);
  await startConversation(visitor, "a persimmon");
  await found(tenant.call, "persimmon", ["a persimmon"]);
  const limited = await createKey(appUrl, tenant, {
    scopes: ["conversations:read"],
    inboxIds: [second.body.id],
  });
  expect((await search(limited.call, "persimmon")).items).toEqual([]);
  const wide = await createKey(appUrl, tenant, { scopes: ["conversations:read"] });
  expect(textsOf(await search(wide.call, "persimmon"))).toEqual(["a persimmon"]);
});

it("a contact who was deleted is found no more, and neither is what they wrote", async () => {
  const tenant = await createTenant(appUrl);
  const { call: visitor } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor, "a durian");
  const made = await tenant.call<{ id: string }>("POST", "/api/v1/contacts", {
    name: "Durian Ltd",
    email: "durian@example.com",
  });
  await found(tenant.call, "durian", ["Durian Ltd · durian@example.com", "a durian"]);
  await tenant.call("DELETE", `/api/v1/contacts/${made.body.id}`);
  await found(tenant.call, "durian", ["a durian"]);
  const detail = await tenant.call<{ contact: { id: string } }>(
    "GET",
    `/api/v1/conversations/${id}`,
  );
  await tenant.call("DELETE", `/api/v1/contacts/${detail.body.contact.id}`);
  await found(tenant.call, "durian", []);
});

it("pages lead through everything that was found", async () => {
  const tenant = await createTenant(appUrl);
  const { call: visitor } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor, "fig 0");
  for (let i = 1; i < 5; i++) {
    await tenant.call("POST", `/api/v1/conversations/${id}/messages`, write(`fig ${i}`));
  }
  await expect.poll(async () => (await search(tenant.call, "fig")).items.length, WAIT).toBe(5);
  const seen: string[] = [];
  let next = "";
  for (let pages = 0; pages < 3; pages++) {
    const page: SearchResults = await search(tenant.call, "fig", `&limit=2${next}`);
    seen.push(...textsOf(page));
    next = `&cursor=${page.nextCursor}`;
    expect(page.nextCursor === null).toBe(pages === 2);
  }
  expect(seen).toEqual(["fig 4", "fig 3", "fig 2", "fig 1", "fig 0"]);
});

it.each([
  ["before:may", "before: must be a date such as 2026-05-01"],
  ["has:picture", "has: must be file"],
  ["inbox:Nowhere", "inbox: no inbox is called “Nowhere”"],
  [" ", "q: must not be empty"],
  ["x".repeat(201), "q: must have at most 200 characters"],
])("the search %j is refused with what is wrong", async (q, detail) => {
  const { call } = await createTenant(appUrl);
  const path = `/api/v1/search?q=${encodeURIComponent(q)}`;
  const answer = await call<{ detail: string }>("GET", path);
  expect([answer.status, answer.body.detail]).toEqual([400, detail]);
});

it.each([
  "!!!",
  "\\",
  "'",
  "':*",
  "a' | 'b",
  "\u200b",
  "%",
  "(",
  "&&",
  "<script>",
  "from:'x",
  "\ud83c\udf89",
])("the search %j is harmless", async (q) => {
  const { call } = await createTenant(appUrl);
  expect((await search(call, q)).items).toEqual([]);
});
