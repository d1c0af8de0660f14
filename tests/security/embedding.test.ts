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
import { ACCESS } from "./route-matrix.ts";

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

it("with trusted domains, no page of another origin calls the API, whatever it has got hold of", async () => {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const conversation = await startConversation(visitor.call);
  await security({ trustedDomains: ["example.com", "capacitor://localhost"] });
  const ticket = await frameTicket(appUrl, tenant.inbox.id);
  const authorization = `Bearer ${visitor.token}`;
  const api = `${appUrl}/api/widget/v1`;
  const messages = `${api}/conversations/${conversation}/messages`;
  const statuses = async (headers: Record<string, string>) => {
    const known = { ...headers, authorization };
    const answers = await Promise.all([
      send(`${api}/session`, "GET", known),
      send(messages, "GET", known),
      send(messages, "POST", known, { clientId: crypto.randomUUID(), text: "Hello" }),
      // What a page says about itself is not enough.
      send(`${api}/sessions`, "POST", headers, {
        ...{ inboxId: tenant.inbox.id, ticket, embedder: "https://example.com" },
      }),
    ]);
    return answers.map(({ status, body }) => (body as { code?: string }).code ?? status);
  };
  const REFUSED = Array(4).fill("domain_not_trusted");
  for (const origin of ["null", "https://evil.example", "ionic://localhost", "file://"]) {
    expect(await statuses({ origin, "sec-fetch-site": "cross-site" }), origin).toEqual(REFUSED);
  }
  const ANSWERED = [200, 200, 201, 201];
  for (const origin of ["https://example.com", "capacitor://localhost", appUrl]) {
    expect(await statuses({ origin, "sec-fetch-site": "cross-site" }), origin).toEqual(ANSWERED);
  }
  // Our own frame under another name of this service, and a program.
  const alias = { origin: "https://alias.example", "sec-fetch-site": "same-origin" };
  expect(await statuses(alias)).toEqual(ANSWERED);
  expect(await statuses({})).toEqual(ANSWERED);
});

it("the pages of an app learn what to add to the trusted domains, and one without an origin why it cannot be", async () => {
  const says = async (origin: string) => {
    const { status, body } = await config({ origin });
    return [status, (body as { detail?: string }).detail];
  };
  for (const origin of ["capacitor://localhost", "ionic://localhost", "null"]) {
    const { status, headers } = await config({ origin });
    expect([status, headers.get("access-control-allow-origin")], origin).toEqual([200, "*"]);
  }
  await security({ trustedDomains: ["capacitor://localhost"] });
  expect(await says("capacitor://localhost")).toEqual([200, undefined]);
  expect(await says("ionic://localhost")).toEqual([
    403,
    "Add ionic://localhost to the trusted domains of the inbox, under Security.",
  ]);
  expect(await says("null")).toEqual([
    403,
    "This page has no origin (it is sandboxed or a file), so an inbox with trusted domains does not work here.",
  ]);
  const frame = await fetch(`${appUrl}/widget/${tenant.inbox.id}`);
  expect(frame.headers.get("content-security-policy")).toContain(
    "frame-ancestors 'self' capacitor://localhost",
  );
});

/** Also for pages of any origin: the description of the API, in which nothing is secret. */
const DESCRIPTION = "GET /api/v1/openapi.json";

it("the widget's API answers pages of any origin, never with cookies, and nothing else here does", async () => {
  const ID = "00000000-0000-4000-8000-000000000000";
  for (const route of Object.keys(ACCESS)) {
    const [method = "", pattern = ""] = route.split(" ");
    const url = appUrl + pattern.replace(/\[\w+\]/g, ID);
    const preflight = await fetch(url, {
      method: "OPTIONS",
      headers: {
        origin: "null",
        "access-control-request-method": method,
        "access-control-request-headers": "authorization,content-type,x-file-name",
      },
    });
    const answer = await fetch(url, { method, headers: { origin: "null" } });
    const isOpen = pattern.startsWith("/api/widget/v1/");
    if (route === DESCRIPTION) {
      expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      continue;
    }
    for (const { headers } of [preflight, answer]) {
      const isPicture =
        pattern.startsWith("/api/pictures/") && headers.get("content-type") !== null;
      if (!isPicture) {
        expect(headers.get("access-control-allow-origin"), route).toBe(isOpen ? "*" : null);
      }
      expect(headers.get("access-control-allow-credentials"), route).toBeNull();
      if (isOpen) expect(headers.get("set-cookie"), route).toBeNull();
    }
    if (!isOpen) continue;
    expect(preflight.status, route).toBeLessThan(300);
    expect(preflight.headers.get("access-control-allow-methods"), route).toContain(method);
    expect(preflight.headers.get("access-control-allow-headers"), route).toBe(
      "authorization, content-type, x-file-name",
    );
  }
});

it("a file can be shown where the chat has no origin, by its signed address alone", async () => {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const upload = await fetch(`${appUrl}/api/widget/v1/uploads`, {
    method: "POST",
    headers: {
      ...{ origin: "null", "content-type": "application/octet-stream", "x-file-name": "a.txt" },
      authorization: `Bearer ${visitor.token}`,
    },
    body: "hello",
  });
  expect(upload.status).toBe(201);
  const { url } = (await upload.json()) as { url: string };
  const file = await fetch(appUrl + url);
  expect(await file.text()).toBe("hello");
  expect(file.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  // To be shown, not to be read by scripts of other pages.
  expect(file.headers.get("access-control-allow-origin")).toBeNull();
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
