// What somebody tries who is not on the inbox's website, or should not be.
import { createHmac } from "node:crypto";
import { beforeEach, expect, inject, it } from "vitest";
import {
  createTenant,
  createVisitor,
  frameTicket,
  send,
  startConversation,
  type Tenant,
  visitorCaller,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");
let tenant: Tenant;
let security: (change: object) => Promise<void>;

beforeEach(async () => {
  tenant = await createTenant(appUrl, "Embedding");
  security = async (change) => {
    const path = `/api/v1/inboxes/${tenant.inbox.id}/security`;
    const { status, body } = await tenant.call("PATCH", path, change);
    expect(status, JSON.stringify(body)).toBe(200);
  };
});

const open = (body: object) => visitorCaller(appUrl)("POST", "/api/widget/v1/sessions", body);
const config = (headers: Record<string, string>) =>
  send(`${appUrl}/api/widget/v1/config?inbox=${tenant.inbox.id}`, "GET", headers);

it("a ticket is good for its own inbox, unchanged, and for no other", async () => {
  const ticket = await frameTicket(appUrl, tenant.inbox.id);
  const other = await createTenant(appUrl, "Other");
  const [body = "", signature = ""] = ticket.split(".");
  const forged = Buffer.from(`${tenant.inbox.id} ${Date.now() + 1e12}`).toString("base64url");
  const tries = [
    { inboxId: other.inbox.id, ticket },
    { inboxId: tenant.inbox.id, ticket: `${forged}.${signature}` },
    {
      inboxId: tenant.inbox.id,
      ticket: `${body}.${createHmac("sha256", "").update(body).digest("base64url")}`,
    },
    { inboxId: tenant.inbox.id, ticket: `${body}.` },
    { inboxId: tenant.inbox.id, ticket: "" },
  ];
  for (const attempt of tries) {
    expect(await open(attempt)).toMatchObject({ status: 403, body: { code: "ticket_invalid" } });
  }
  expect((await open({ inboxId: tenant.inbox.id, ticket })).status).toBe(201);
});

it("with trusted domains, every line of defence holds by itself", async () => {
  await security({ trustedDomains: ["example.com", "*.example.com"] });
  const inboxId = tenant.inbox.id;
  for (const origin of ["https://evil.example", "https://example.com.evil.example", "null", ""]) {
    expect((await config(origin ? { origin } : {})).status, origin).toBe(403);
    const ticket = await frameTicket(appUrl, inboxId);
    expect((await open({ inboxId, ticket, embedder: origin })).status, origin).toBe(403);
  }
  const ticket = await frameTicket(appUrl, inboxId);
  expect((await open({ inboxId, ticket })).status).toBe(403);
  expect((await config({ origin: "https://shop.example.com" })).status).toBe(200);
  expect((await open({ inboxId, ticket, embedder: "https://example.com" })).status).toBe(201);
  const frame = await fetch(`${appUrl}/widget/${inboxId}`);
  expect(frame.headers.get("content-security-policy")).toContain(
    "frame-ancestors 'self' example.com *.example.com",
  );
});

it("the frame may start one worker, which may only connect", async () => {
  const frame = await fetch(`${appUrl}/widget/${tenant.inbox.id}`);
  const policy = frame.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/require-trusted-types-for 'script'; trusted-types linkdesk-worker(;|$)/);
  const worker = /worker-src (\S+);/.exec(policy)?.[1] ?? "";
  expect(worker).toMatch(/\/assets\/widget\/realtime-worker-\w+\.js$/);
  const script = await fetch(worker);
  expect(script.status).toBe(200);
  expect(script.headers.get("content-security-policy")).toBe(
    "default-src 'none'; connect-src 'self' ws: wss:; require-trusted-types-for 'script'; trusted-types 'none'",
  );
  expect(script.headers.get("cache-control")).toContain("immutable");
});

it("without trusted domains nothing is said about who may embed the frame", async () => {
  // `frame-ancestors *` would keep out files, apps with a scheme of their own, and sandboxes.
  const frame = await fetch(`${appUrl}/widget/${tenant.inbox.id}`);
  expect(frame.headers.get("content-security-policy")).not.toContain("frame-ancestors");
  expect(frame.headers.get("x-frame-options")).toBeNull();
});

it("an answer that depends on who asks is shared by no cache", async () => {
  expect((await config({ origin: "https://a.example" })).headers.get("cache-control")).toMatch(
    /^public/,
  );
  await security({ trustedDomains: ["a.example"] });
  const { headers } = await config({ origin: "https://a.example" });
  expect(headers.get("cache-control")).toMatch(/^private/);
  expect(headers.get("vary")).toMatch(/origin/i);
});

it("the dashboard's pages are in nobody's frame and run no script without this answer's nonce", async () => {
  const pages = await Promise.all([1, 2].map(() => fetch(`${appUrl}/sign-in`)));
  const nonces = await Promise.all(
    pages.map(async (page) => {
      const policy = page.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(page.headers.get("x-frame-options")).toBe("DENY");
      expect(page.headers.get("x-content-type-options")).toBe("nosniff");
      expect(page.headers.get("cross-origin-opener-policy")).toBe("same-origin");
      const nonce = /'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1] ?? "";
      const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      return nonce;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
});

it("a blocked address is kept out everywhere, whatever it claims to be", async () => {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const conversation = await startConversation(visitor.call);
  const ticket = await frameTicket(appUrl, tenant.inbox.id);
  await security({ blockedIps: ["127.0.0.0/8", "::1"] });
  const authorization = `Bearer ${visitor.token}`;
  const claims: Record<string, string>[] = [
    {},
    { "x-forwarded-for": "203.0.113.7" },
    { "x-real-ip": "203.0.113.7", forwarded: "for=203.0.113.7" },
  ];
  for (const claim of claims) {
    const headers = { ...claim, authorization };
    const answers = await Promise.all([
      config(claim),
      send(`${appUrl}/widget/${tenant.inbox.id}`, "GET", claim),
      send(`${appUrl}/api/widget/v1/sessions`, "POST", claim, { inboxId: tenant.inbox.id, ticket }),
      send(`${appUrl}/api/widget/v1/session`, "GET", headers),
      send(`${appUrl}/api/widget/v1/conversations/${conversation}/messages`, "GET", headers),
      send(`${appUrl}/api/widget/v1/realtime/auth`, "POST", headers, {
        socket_id: "1.1",
        channel_name: `private-conversation-${conversation}`,
      }),
    ]);
    for (const { status, body } of answers) {
      expect({ status, body }).toMatchObject({ status: 403, body: { code: "blocked" } });
    }
  }
});

it("nobody joins the channel of somebody else's conversation, or an agents' channel", async () => {
  const victim = await createVisitor(appUrl, tenant.inbox.id);
  const conversation = await startConversation(victim.call);
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const me = await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  const channels = [
    `private-conversation-${conversation}`,
    `private-workspace-${me.body.workspace.id}`,
    `presence-workspace-${me.body.workspace.id}`,
    `private-conversation-${conversation}:x`,
    "private-anything",
    "",
  ];
  for (const channel_name of channels) {
    const { status } = await call("POST", "/api/widget/v1/realtime/auth", {
      socket_id: "1.1",
      channel_name,
    });
    expect([400, 403, 404], channel_name).toContain(status);
  }
});

it("what the page claims about a visitor changes nobody who is verified", async () => {
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security/secret`;
  await tenant.call("POST", path, {});
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const claim = { email: "ceo@example.com", id: "1", name: "The boss" };
  expect((await call("PUT", "/api/widget/v1/session/user", claim)).status).toBe(204);
  const state = await call<{ conversations: unknown[]; contact: { isVerified: boolean } }>(
    "GET",
    "/api/widget/v1/session",
  );
  expect(state.body).toMatchObject({ conversations: [], contact: { isVerified: false } });
});

it("a form that a program filled in starts no conversation, and its guard is no attribute", async () => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const start = (guard: string) =>
    call<{ conversation: { id: string } }>("POST", "/api/widget/v1/conversations", {
      clientId: crypto.randomUUID(),
      text: "Buy this",
      form: { name: "Bot", "form-guard": guard },
    });
  for (const guard of ["9000:https://spam.example", "3:", "x"]) {
    expect(await start(guard), guard).toMatchObject({ status: 403, body: { code: "forbidden" } });
  }
  const { body } = await start("4000:");
  const detail = await tenant.call<{ attributes: object }>(
    "GET",
    `/api/v1/conversations/${body.conversation.id}`,
  );
  expect(detail.body.attributes).toEqual({});
});
