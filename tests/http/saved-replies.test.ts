// Saved replies: who sees and writes which, what is refused and why, and importing a file of them.
import type { Problem } from "@linkdesk/contract/problem.ts";
import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  type Answer,
  type Caller,
  createKey,
  createTenant,
  memberCaller,
  send,
  signIn,
  type Tenant,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");
const PATH = "/api/v1/saved-replies";

type List = { items: SavedReply[]; nextCursor: string | null };

let tenant: Tenant;
let agent: Caller;
let colleague: Caller;
let stranger: Caller;
let program: Caller;

/** Somebody who joined the tenant's workspace as an agent. */
async function createAgent(): Promise<Caller> {
  const person = {
    email: `${crypto.randomUUID()}@example.com`,
    password: "a long enough password",
  };
  const invited = await tenant.call<{ url: string }>("POST", "/api/v1/invitations", {
    ...{ email: person.email, role: "agent" },
  });
  const invitation = new URL(invited.body.url).hash.slice(1);
  const joined = { ...person, name: "Agent", invitation };
  await send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, joined);
  return memberCaller(appUrl, (await signIn(appUrl, person)) ?? "");
}

beforeAll(async () => {
  tenant = await createTenant(appUrl, "Replies");
  agent = await createAgent();
  colleague = await createAgent();
  stranger = (await createTenant(appUrl, "Elsewhere")).call;
  const scopes = ["replies:read", "replies:write"] as const;
  program = (await createKey(appUrl, tenant, { scopes: [...scopes] })).call;
});

const word = () => `w${crypto.randomUUID().slice(0, 8)}`;
async function create(call: Caller, isShared: boolean): Promise<SavedReply> {
  const body = { name: word(), folder: "Orders", text: "Hello {{contact.name}}", isShared };
  const made = await call<SavedReply>("POST", PATH, body);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(made.body).toMatchObject({ ...body, useCount: 0, lastUsedAt: null });
  return made.body;
}
async function sees(call: Caller, { id }: SavedReply): Promise<boolean> {
  const { body } = await call<List>("GET", PATH);
  return body.items.some((reply) => reply.id === id);
}
const fieldsOf = ({ body }: Answer<Problem>) => body.errors?.map(({ field }) => field);

describe("who sees and writes which replies", () => {
  it("everyone of the workspace and its programs see what is shared, and nobody else does", async () => {
    const reply = await create(tenant.call, true);
    for (const call of [tenant.call, agent, program]) expect(await sees(call, reply)).toBe(true);
    expect(await sees(stranger, reply)).toBe(false);
  });

  it("a member's own replies are theirs alone: not even an admin finds them", async () => {
    const reply = await create(agent, false);
    expect(await sees(agent, reply)).toBe(true);
    for (const call of [tenant.call, colleague, program, stranger]) {
      expect(await sees(call, reply)).toBe(false);
      for (const [method, path, body] of [
        ["PATCH", `${PATH}/${reply.id}`, { name: "x" }],
        ["DELETE", `${PATH}/${reply.id}`, undefined],
        ["POST", `${PATH}/${reply.id}/use`, undefined],
      ] as const) {
        expect((await call(method, path, body)).status, `${method} ${path}`).toBe(404);
      }
    }
    const changed = await agent<SavedReply>("PATCH", `${PATH}/${reply.id}`, { text: "Bye" });
    expect(changed.body).toMatchObject({ text: "Bye", name: reply.name, folder: "Orders" });
    expect((await agent("DELETE", `${PATH}/${reply.id}`)).status).toBe(204);
    expect(await sees(agent, reply)).toBe(false);
  });

  it("an agent cannot write what is shared, and the answer says whom to ask", async () => {
    const reply = await create(tenant.call, true);
    const refused = await agent<Problem>("POST", PATH, { name: "x", text: "x" });
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      "Ask an admin of your workspace to do this.",
    ]);
    expect((await agent("PATCH", `${PATH}/${reply.id}`, { name: "x" })).status).toBe(403);
    expect((await agent("DELETE", `${PATH}/${reply.id}`)).status).toBe(403);
    const own = await create(agent, false);
    expect((await agent("PATCH", `${PATH}/${own.id}`, { isShared: true })).status).toBe(403);
  });

  it("an admin can share a reply of theirs, and take a shared one for themselves", async () => {
    const reply = await create(tenant.call, false);
    await tenant.call("PATCH", `${PATH}/${reply.id}`, { isShared: true });
    expect(await sees(agent, reply)).toBe(true);
    await tenant.call("PATCH", `${PATH}/${reply.id}`, { isShared: false });
    expect(await sees(agent, reply)).toBe(false);
    expect(await sees(tenant.call, reply)).toBe(true);
  });

  it("a member who has replies of their own can be removed, and the shared ones stay", async () => {
    const leaving = await createAgent();
    const { memberId } = (await leaving<{ memberId: string }>("GET", "/api/v1/me")).body;
    await create(leaving, false);
    const shared = await create(tenant.call, true);
    expect((await tenant.call("DELETE", `/api/v1/members/${memberId}`)).status).toBe(204);
    expect(await sees(tenant.call, shared)).toBe(true);
  });
});

describe("programs", () => {
  it("a key needs the scope, and can only write what is shared", async () => {
    const reader = await createKey(appUrl, tenant, { scopes: ["replies:read"] });
    expect((await reader.call("GET", PATH)).status).toBe(200);
    const refused = await reader.call<Problem>("POST", PATH, { name: "x", text: "x" });
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      expect.stringContaining("replies:write"),
    ]);
    const writer = await createKey(appUrl, tenant, { scopes: ["replies:write"] });
    expect((await writer.call("GET", PATH)).status).toBe(403);
    const own = await program<Problem>("POST", PATH, { name: "x", text: "x", isShared: false });
    expect([own.status, fieldsOf(own)]).toEqual([400, ["isShared"]]);
    const reply = await create(program, true);
    expect(await sees(agent, reply)).toBe(true);
    expect((await program("DELETE", `${PATH}/${reply.id}`)).status).toBe(204);
  });

  it("the list is read page by page, newest first", async () => {
    const { call } = await createTenant(appUrl, "Pages");
    const made = [await create(call, true), await create(call, false), await create(call, true)];
    const first = (await call<List>("GET", `${PATH}?limit=2`)).body;
    const second = (await call<List>("GET", `${PATH}?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      made.map(({ id }) => id).reverse(),
    );
    expect(second.nextCursor).toBeNull();
    const odd = await call<Problem>("GET", `${PATH}?cursor=x`);
    expect([odd.status, fieldsOf(odd)]).toEqual([400, ["cursor"]]);
  });
});

it("each use is counted, by whoever may see the reply, and changes nothing else", async () => {
  const reply = await create(tenant.call, true);
  for (const call of [tenant.call, agent, program]) {
    expect((await call("POST", `${PATH}/${reply.id}/use`)).status).toBe(204);
  }
  expect((await stranger("POST", `${PATH}/${reply.id}/use`)).status).toBe(404);
  const { items } = (await agent<List>("GET", PATH)).body;
  const used = items.find(({ id }) => id === reply.id);
  expect(used).toEqual({ ...reply, useCount: 3, lastUsedAt: expect.any(String) });
});

it.each([
  [{ text: "x" }, "name"],
  [{ name: " \n ", text: "x" }, "name"],
  [{ name: "x".repeat(81), text: "x" }, "name"],
  [{ name: "x", text: " " }, "text"],
  [{ name: "x", text: "x".repeat(10_001) }, "text"],
  [{ name: "x", text: "x", folder: "x".repeat(61) }, "folder"],
  [{ name: "x", text: "x", isShared: "yes" }, "isShared"],
])("a reply that cannot be kept is refused with the name of the field: %#", async (body, field) => {
  const refused = await tenant.call<Problem>("POST", PATH, body);
  expect([refused.status, fieldsOf(refused)]).toEqual([400, [field]]);
});

describe("importing a file", () => {
  const importFile = (call: Caller, csv: string, isShared = true) =>
    call<Problem & { imported: number }>("POST", `${PATH}/import`, { csv, isShared });

  it("each line is a reply, with columns in any order and texts of several lines", async () => {
    const { call } = await createTenant(appUrl, "Importers");
    const csv = 'Text,Name,Folder\r\n"Hi, you\nthere",Greeting,\r\nBye,Parting, Ends \r\n';
    const done = await importFile(call, csv);
    expect([done.status, done.body]).toEqual([201, { imported: 2 }]);
    const { items } = (await call<List>("GET", PATH)).body;
    expect(items.map(({ name, folder, text }) => [name, folder, text]).sort()).toEqual([
      ["Greeting", "", "Hi, you\nthere"],
      ["Parting", "Ends", "Bye"],
    ]);
  });

  it("a file with a line that is wrong imports nothing, and every such line is named", async () => {
    const { call } = await createTenant(appUrl, "Careless");
    const csv = `name,text\nGood,Fine\n,No name\n\nNo text,\n"a","b","c"\n${"x".repeat(81)},Long\n`;
    const refused = await importFile(call, csv);
    expect([refused.status, fieldsOf(refused)]).toEqual([
      400,
      ["csv.3.name", "csv.5.text", "csv.6", "csv.7.name"],
    ]);
    expect((await call<List>("GET", PATH)).body.items).toEqual([]);
  });

  it.each([
    ["", "csv", "is empty"],
    ["name,text\n", "csv", "has no lines"],
    ["title,text\nx,x", "csv.1", "has no column name"],
    ["name,text,colour\nx,x,x", "csv.1", "not known: colour"],
    ["name,text,name\nx,x,x", "csv.1", "has the column name twice"],
    ['name,text\nx,"x', "csv.2", "is not closed"],
  ])("a file that is no table of replies is refused: %j", async (csv, field, message) => {
    const refused = await importFile(tenant.call, csv);
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [{ field, message: expect.stringContaining(message) }],
    ]);
  });

  it("an agent imports their own, and a workspace does not share more than 2,000", async () => {
    const many = (count: number) => `name,text\n${"Name,Text\n".repeat(count)}`;
    const { call } = await createTenant(appUrl, "Hoarders");
    expect((await importFile(agent, many(1))).status).toBe(403);
    expect((await importFile(agent, many(2), false)).body).toEqual({ imported: 2 });
    expect((await importFile(call, many(2_000))).status).toBe(201);
    const refused = await call<Problem>("POST", PATH, { name: "x", text: "x" });
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringContaining("A workspace can share 2,000 saved replies"),
    ]);
    expect((await call("POST", PATH, { name: "x", text: "x", isShared: false })).status).toBe(201);
    const own = await importFile(call, many(500), false);
    expect([own.status, own.body.detail]).toEqual([409, expect.stringContaining("500")]);
  });
});
