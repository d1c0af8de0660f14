// API keys at every route: what their scopes, their workspace, their inboxes and their end allow.
import { ENDPOINTS } from "@linkdesk/contract/endpoints/all.ts";
import { isSchema } from "@linkdesk/contract/endpoints/endpoint.ts";
import type { Problem } from "@linkdesk/contract/problem.ts";
import { INBOX_SCOPES, type KeyScope, SCOPES } from "@linkdesk/contract/scopes.ts";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  type Caller,
  createKey,
  createTenant,
  createVisitor,
  keyCaller,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { BODIES } from "./route-bodies.ts";

const appUrl = inject("appUrl");
const UNKNOWN = "00000000-0000-4000-8000-000000000000";

let tenant: Tenant;
/** A key of another workspace that may do everything. */
let stranger: Caller;

beforeAll(async () => {
  tenant = await createTenant(appUrl);
  stranger = (await createKey(appUrl, await createTenant(appUrl), { scopes: [...SCOPES] })).call;
});

const dashboard = ENDPOINTS.filter(
  ({ path, access }) => path.startsWith("/api/v1/") && /member|admin/.test(access),
);
const open = dashboard.filter(({ scope }) => scope !== undefined);
const closed = dashboard.filter(({ scope }) => scope === undefined);
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const filled = (path: string) => path.replace(/\[\w+\]/g, UNKNOWN);

type Row = (typeof ENDPOINTS)[number];
const call = (caller: Caller, row: Row, path = filled(row.path)) => {
  const takesBody = isSchema(row.body);
  return caller<Problem>(row.method, path, takesBody ? (BODIES[nameOf(row)] ?? {}) : undefined);
};

describe("the scopes of a key", () => {
  it.each(open.map((row) => [nameOf(row), row] as const))(
    "a key without the scope of %s is refused by the scope's name",
    async (_, row) => {
      const others = SCOPES.filter((scope) => scope !== row.scope);
      const key = await createKey(appUrl, tenant, { scopes: others });
      const { status, body } = await call(key.call, row);
      expect([status, body.code]).toEqual([403, "forbidden"]);
      expect(body.detail).toContain(row.scope);
      await tenant.call("DELETE", `/api/v1/api-keys/${key.id}`);
    },
  );

  it("routes without a scope are for people only", async () => {
    const { call: program } = await createKey(appUrl, tenant, { scopes: [...SCOPES] });
    expect(closed.length).toBeGreaterThan(20);
    for (const row of closed) {
      const { status, body } = await call(program, row);
      expect([nameOf(row), status, body.code]).toEqual([nameOf(row), 401, "unauthenticated"]);
    }
  });

  it("a key that is limited to inboxes can only have scopes that inboxes limit", async () => {
    const wide = SCOPES.filter((scope) => !(INBOX_SCOPES as readonly KeyScope[]).includes(scope));
    for (const scope of wide) {
      const body = { name: "Program", scopes: [scope], inboxIds: [tenant.inbox.id] };
      const answer = await tenant.call<Problem>("POST", "/api/v1/api-keys", body);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, "scopes"]);
    }
  });
});

describe("a key of another workspace", () => {
  it("reads the ids of this one as not found, everywhere", async () => {
    const { call: visitor } = await createVisitor(appUrl, tenant.inbox.id);
    const conversation = await startConversation(visitor, "Hello");
    const { body } = await tenant.call<{ contact: { id: string } }>(
      "GET",
      `/api/v1/conversations/${conversation}`,
    );
    const ids: Record<string, string> = {
      conversations: conversation,
      contacts: body.contact.id,
      inboxes: tenant.inbox.id,
    };
    const tried = open.filter(({ path }) => ids[/\/([a-z-]+)\/\[id\]/.exec(path)?.[1] ?? ""]);
    expect(tried.length).toBeGreaterThan(12);
    for (const row of tried) {
      const path = row.path.replace(/\/([a-z-]+)\/\[id\]/, (_, name) => `/${name}/${ids[name]}`);
      const { status } = await call(stranger, row, path);
      expect([nameOf(row), status]).toEqual([nameOf(row), 404]);
    }
  });
});

describe("the end of a key", () => {
  it("a revoked key is refused from the next call on", async () => {
    const key = await createKey(appUrl, tenant, { scopes: ["members:read"] });
    expect((await key.call("GET", "/api/v1/members")).status).toBe(200);
    expect((await tenant.call("DELETE", `/api/v1/api-keys/${key.id}`)).status).toBe(204);
    const { status, body, headers } = await key.call<Problem>("GET", "/api/v1/members");
    expect([status, body.detail]).toEqual([401, "This API key was revoked."]);
    expect(headers.get("www-authenticate")).toBe("Bearer");
  });

  it("what is no key is refused, whatever it looks like", async () => {
    for (const token of [
      "",
      "x",
      "ld_",
      `ld_${"a".repeat(43)}`,
      "ld_ä",
      "a b",
      `${"x".repeat(5_000)}`,
    ]) {
      const { status } = await keyCaller(appUrl, token)("GET", "/api/v1/members").catch(() => ({
        // Not a header that can be sent.
        status: 401,
      }));
      expect([token, status]).toEqual([token, 401]);
    }
  });
});

describe("a key that is limited to an inbox", () => {
  it("sees that inbox, its conversations and its contacts, and nothing of the others", async () => {
    const second = await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", {
      ...{ name: "Second", brandName: "Second", websiteUrl: "https://example.com" },
    });
    const mine = await createVisitor(appUrl, tenant.inbox.id);
    const other = await createVisitor(appUrl, second.body.id);
    const here = await startConversation(mine.call, "Here");
    const there = await startConversation(other.call, "There");
    const key = await createKey(appUrl, tenant, {
      scopes: [...INBOX_SCOPES],
      inboxIds: [tenant.inbox.id],
    });
    type Items = { items: { id: string; inbox?: { id: string } }[] };
    const inboxes = await key.call<Items>("GET", "/api/v1/inboxes");
    expect(inboxes.body.items.map(({ id }) => id)).toEqual([tenant.inbox.id]);
    expect((await key.call("GET", `/api/v1/inboxes/${second.body.id}`)).status).toBe(404);
    const list = await key.call<Items>("GET", "/api/v1/conversations");
    expect(list.body.items.map(({ id }) => id)).toContain(here);
    expect(list.body.items.map(({ inbox }) => inbox?.id)).not.toContain(second.body.id);
    const contactOf = async (id: string) =>
      (await tenant.call<{ contact: { id: string } }>("GET", `/api/v1/conversations/${id}`)).body
        .contact.id;
    const statuses = async (id: string) => {
      const contact = await contactOf(id);
      const base = `/api/v1/conversations/${id}`;
      const clientId = crypto.randomUUID();
      return [
        (await key.call("GET", base)).status,
        (await key.call("GET", `${base}/messages`)).status,
        (await key.call("GET", `${base}/notes`)).status,
        (await key.call("GET", `${base}/activities`)).status,
        (await key.call("GET", `${base}/emails`)).status,
        (await key.call("POST", `${base}/messages`, { clientId, text: "Hi" })).status,
        (await key.call("POST", `${base}/notes`, { clientId, text: "Hi" })).status,
        (await key.call("POST", `${base}/actions`, { actions: [{ type: "resolve" }] })).status,
        (await key.call("GET", `/api/v1/contacts/${contact}/sessions`)).status,
      ];
    };
    expect(await statuses(here)).toEqual([200, 200, 200, 200, 200, 201, 201, 200, 200]);
    expect(await statuses(there)).toEqual(Array(9).fill(404));
    const socket = "1234.5678";
    const join = (channel_name: string) =>
      key.call("POST", "/api/v1/realtime/auth", { socket_id: socket, channel_name });
    const me = await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
    expect((await join(`private-conversation-${here}`)).status).toBe(200);
    expect((await join(`private-conversation-${there}`)).status).toBe(403);
    expect((await join(`private-workspace-${me.body.workspace.id}`)).status).toBe(403);
  });
});

describe("what a key does", () => {
  it("its acts are under its name, and its messages are the brand's", async () => {
    const visitor = await createVisitor(appUrl, tenant.inbox.id);
    const id = await startConversation(visitor.call, "Hello");
    const key = await createKey(appUrl, tenant, {
      name: "Order robot",
      scopes: ["conversations:read", "conversations:write", "contacts:write"],
    });
    const base = `/api/v1/conversations/${id}`;
    const clientId = () => crypto.randomUUID();
    await key.call("POST", `${base}/messages`, { clientId: clientId(), text: "It is on its way" });
    await key.call("POST", `${base}/notes`, { clientId: clientId(), text: "Order 17" });
    await key.call("POST", `${base}/actions`, { actions: [{ type: "resolve" }] });
    type Items<T> = { items: T[] };
    const notes = await tenant.call<Items<{ author: object }>>("GET", `${base}/notes`);
    expect(notes.body.items[0]?.author).toEqual({ id: key.id, name: "Order robot" });
    const acts = await tenant.call<Items<{ actor: object }>>("GET", `${base}/activities`);
    expect(acts.body.items[0]?.actor).toEqual({ type: "api_key", id: key.id, name: "Order robot" });
    const seen = await visitor.call<{ messages: { author: object }[] }>(
      "GET",
      `/api/widget/v1/conversations/${id}/messages`,
    );
    expect(seen.body.messages.at(-1)?.author).toEqual({ type: "bot", id: key.id, name: "" });
    expect(JSON.stringify(seen.body)).not.toContain("Order robot");
    const names = await tenant.call<Items<object>>("GET", "/api/v1/programs");
    expect(names.body.items).toContainEqual({ id: key.id, name: "Order robot" });
    const contact = (await tenant.call<{ contact: { id: string } }>("GET", base)).body.contact.id;
    await key.call("PATCH", `/api/v1/contacts/${contact}`, { blocked: true });
    const audit = await tenant.call<Items<object>>("GET", "/api/v1/audit");
    expect(audit.body.items).toContainEqual(
      expect.objectContaining({
        action: "contact.blocked",
        actor: { id: key.id, name: "Order robot" },
      }),
    );
  });

  it("reading is a person’s: a key neither reads nor is anybody’s assignee", async () => {
    const visitor = await createVisitor(appUrl, tenant.inbox.id);
    const id = await startConversation(visitor.call, "Hello");
    const key = await createKey(appUrl, tenant, {
      scopes: ["conversations:read", "conversations:write"],
    });
    const actions = [{ type: "mark_read" }];
    const read = await key.call<Problem>("POST", `/api/v1/conversations/${id}/actions`, {
      actions,
    });
    expect(read.status).toBe(403);
    const mine = { match: "all", conditions: [{ field: "assignee", operator: "is", value: "me" }] };
    const query = new URLSearchParams({ filter: JSON.stringify(mine) });
    const list = await key.call<Problem>("GET", `/api/v1/conversations?${query}`);
    expect([list.status, list.body.errors?.[0]?.field]).toEqual([400, "filter"]);
  });
});

describe("the allowance of a key", () => {
  it("each answer to a key says what is left of its allowance, and none to the dashboard", async () => {
    const key = await createKey(appUrl, tenant, { scopes: ["members:read"] });
    const first = await key.call("GET", "/api/v1/members");
    const limit = Number(first.headers.get("ratelimit-limit"));
    expect(limit).toBeGreaterThan(100);
    // Exact in lib/http/rate-limit.test.ts: with the large allowances here, ten uses are a millisecond.
    const remaining = Number(first.headers.get("ratelimit-remaining"));
    expect(remaining).toBeGreaterThanOrEqual(limit - 10);
    expect(remaining).toBeLessThanOrEqual(limit);
    expect(Number(first.headers.get("ratelimit-reset"))).toBeGreaterThanOrEqual(0);
    const dashboardHeaders = (await tenant.call("GET", "/api/v1/members")).headers;
    expect(dashboardHeaders.has("ratelimit-limit")).toBe(false);
  });
});
