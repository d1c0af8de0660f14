// A program moves in: an import by API, from its first part to the conversation that an agent sees.
import { beforeAll, expect, inject, it, vi } from "vitest";
import {
  type Caller,
  createKey,
  createTenant,
  createVisitor,
  type Tenant,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");
const WAIT = { timeout: 20_000, interval: 100 };

type Import = {
  id: string;
  state: string;
  counts: Record<string, { created: number }>;
  problems: number;
};

let tenant: Tenant;
let program: Caller;
let key: string;

beforeAll(async () => {
  tenant = await createTenant(appUrl);
  const made = await createKey(appUrl, tenant, { scopes: ["imports:read", "imports:write"] });
  program = made.call;
  key = made.key;
});

const FILE = [
  { type: "contact", id: 1, name: "Ada Lovelace", createdAt: "2023-01-01T00:00:00Z" },
  {
    ...{ type: "conversation", id: 7, contactId: 1, status: "resolved" },
    createdAt: "2024-03-01T09:00:00Z",
    messages: [
      { id: 1, author: { type: "contact" }, text: "Hello", createdAt: "2024-03-01T09:00:00Z" },
    ],
  },
  { type: "contact", id: 2, email: "nobody" },
]
  .map((line) => JSON.stringify(line))
  .join("\n");

const begin = async () => {
  const body = { source: "linkdesk", inboxId: tenant.inbox.id, name: "Before" };
  const { status, body: made } = await program<Import>("POST", "/api/v1/imports", body);
  expect(status).toBe(201);
  return made.id;
};

const put = (id: string, number: number, body: string | Uint8Array<ArrayBuffer>, query = "") =>
  fetch(`${appUrl}/api/v1/imports/${id}/parts/${number}${query}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${key}` },
    body,
  });

async function run(id: string, dryRun: boolean, end: string): Promise<Import> {
  const path = `/api/v1/imports/${id}`;
  expect((await program("POST", `${path}/run`, { dryRun })).status).toBe(202);
  return vi.waitFor(async () => {
    const { body } = await program<Import>("GET", path);
    expect(body.state).toBe(end);
    return body;
  }, WAIT);
}

it("a program with a key sends a file, checks it and imports it", async () => {
  const id = await begin();
  const sent = await put(id, 1, FILE, "?firstLine=101");
  expect(await sent.json()).toMatchObject({ number: 1, records: 3, failed: 1 });
  const checked = await run(id, true, "waiting");
  expect(checked).toMatchObject({ problems: 1, counts: { conversations: { created: 1 } } });
  const problems = await program("GET", `/api/v1/imports/${id}/problems`);
  expect(problems.body).toMatchObject({
    items: [{ part: 1, line: 103, record: "contact 2", field: "email" }],
  });
  const done = await run(id, false, "done");
  expect(done.counts).toMatchObject({ contacts: { created: 1 }, messages: { created: 1 } });
  const filter = { match: "all", conditions: [] };
  const path = `/api/v1/conversations?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const list = await tenant.call<{ items: object[] }>("GET", path);
  expect(list.body.items).toMatchObject([
    { status: "resolved", unread: 0, lastMessageAt: "2024-03-01T09:00:00.000Z" },
  ]);
  const audit = await tenant.call<{ items: { action: string }[] }>("GET", "/api/v1/audit");
  expect(audit.body.items.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["import.started", "import.finished"]),
  );
  expect((await program("DELETE", `/api/v1/imports/${id}`)).status).toBe(204);
});

it("a part that cannot be read says why, and another scope or workspace gets nothing", async () => {
  const id = await begin();
  expect((await put(id, 1, new Uint8Array([0xff, 0xfe]))).status).toBe(400);
  expect((await put(id, 1, "x".repeat(4 * 1024 * 1024 + 1))).status).toBe(413);
  expect((await put(id, 501, FILE)).status).toBe(404);
  expect((await put(id, 1, FILE, "?firstLine=0")).status).toBe(400);
  const reader = await createKey(appUrl, tenant, { scopes: ["imports:read"] });
  expect((await reader.call("POST", `/api/v1/imports/${id}/run`, { dryRun: true })).status).toBe(
    403,
  );
  const other = await createTenant(appUrl);
  expect((await other.call("GET", `/api/v1/imports/${id}`)).status).toBe(404);
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  expect((await call("GET", `/api/v1/imports/${id}`)).status).toBe(401);
  const theirs = { source: "linkdesk", inboxId: other.inbox.id, name: "Before" };
  expect((await program("POST", "/api/v1/imports", theirs)).status).toBe(404);
});
