// Every route there is, against everybody who should not get through. Who may use a route is
// declared once, below; what each of the others is told follows from it.
import { beforeAll, describe, expect, inject, it, vi } from "vitest";
import {
  type Caller,
  createTenant,
  createVisitor,
  frameTicket,
  memberCaller,
  send,
  signIn,
  startConversation,
  type Tenant,
  visitorCaller,
} from "../support/http-client.ts";
import { listRoutes } from "../support/routes.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";

const appUrl = inject("appUrl");

/**
 * - `anyone`: open, with checks of its own
 * - `visitor`: the session token of a widget
 * - `member`: any role of the workspace; `admin`: owners and admins
 */
type Access = "anyone" | "visitor" | "member" | "admin";

const ACCESS: Record<string, Access> = {
  "GET /api/health": "anyone",
  "GET /api/health/live": "anyone",
  "GET /api/files/[address]": "anyone",
  "GET /api/cron/retention": "anyone",
  "POST /api/v1/signup": "anyone",
  "GET /api/cron/jobs": "anyone",
  "POST /api/v1/password-reset": "anyone",
  "POST /api/v1/password-reset/confirm": "anyone",
  "POST /api/v1/email-verification/confirm": "anyone",
  "POST /api/v1/invitations/preview": "anyone",
  "POST /api/v1/invitations/accept": "member",
  "PATCH /api/v1/me": "member",
  "PUT /api/v1/me/password": "member",
  "GET /api/v1/me/security": "member",
  "GET /api/v1/me/browsers": "member",
  "DELETE /api/v1/me/browsers": "member",
  "DELETE /api/v1/me/browsers/[id]": "member",
  "POST /api/v1/me/email-verification": "member",
  "POST /api/v1/me/two-factor": "member",
  "DELETE /api/v1/me/two-factor": "member",
  "POST /api/v1/me/two-factor/confirm": "member",
  "POST /api/v1/me/two-factor/recovery-codes": "member",
  "POST /api/v1/me/two-factor/check": "member",
  "POST /api/widget/v1/conversations/[id]/transcript": "visitor",
  "GET /api/v1/me": "member",
  "PUT /api/v1/me/presence": "member",
  "GET /api/v1/audit": "admin",
  "GET /api/v1/audit/export": "admin",
  "GET /api/v1/contacts/[id]/export": "admin",
  "PATCH /api/v1/contacts/[id]": "member",
  "DELETE /api/v1/contacts/[id]": "admin",
  "GET /api/v1/contacts/[id]/sessions": "member",
  "DELETE /api/v1/sessions/[id]": "admin",
  "GET /api/v1/conversations": "member",
  "GET /api/v1/conversations/counts": "member",
  "GET /api/v1/conversations/[id]": "member",
  "PATCH /api/v1/conversations/[id]": "member",
  "GET /api/v1/conversations/[id]/messages": "member",
  "POST /api/v1/conversations/[id]/messages": "member",
  "POST /api/v1/conversations/[id]/read": "member",
  "POST /api/v1/conversations/delivered": "member",
  "GET /api/v1/inboxes": "member",
  "POST /api/v1/inboxes": "admin",
  "GET /api/v1/inboxes/[id]": "member",
  "PATCH /api/v1/inboxes/[id]": "admin",
  "GET /api/v1/inboxes/[id]/security": "admin",
  "PATCH /api/v1/inboxes/[id]/security": "admin",
  "POST /api/v1/inboxes/[id]/security/secret": "admin",
  "POST /api/v1/inboxes/[id]/security/token": "admin",
  "POST /api/v1/inboxes/[id]/website-check": "member",
  "GET /api/v1/invitations": "admin",
  "POST /api/v1/invitations": "admin",
  "DELETE /api/v1/invitations/[id]": "admin",
  "GET /api/v1/members": "member",
  "PATCH /api/v1/members/[id]": "admin",
  "DELETE /api/v1/members/[id]": "admin",
  "POST /api/v1/realtime/auth": "member",
  "POST /api/v1/realtime/user": "member",
  "POST /api/v1/uploads": "member",
  "GET /api/widget/v1/config": "anyone",
  "POST /api/widget/v1/proactive": "anyone",
  "POST /api/widget/v1/sessions": "anyone",
  "GET /api/widget/v1/session": "visitor",
  "DELETE /api/widget/v1/session": "visitor",
  "PUT /api/widget/v1/session/page": "visitor",
  "PUT /api/widget/v1/session/user": "visitor",
  "POST /api/widget/v1/conversations": "visitor",
  "GET /api/widget/v1/conversations/[id]/messages": "visitor",
  "POST /api/widget/v1/conversations/[id]/messages": "visitor",
  "POST /api/widget/v1/conversations/[id]/messages/[messageId]/response": "visitor",
  "POST /api/widget/v1/conversations/[id]/read": "visitor",
  "POST /api/widget/v1/conversations/delivered": "visitor",
  "POST /api/widget/v1/conversations/[id]/end": "visitor",
  "GET /api/widget/v1/conversations/[id]/transcript": "visitor",
  "POST /api/widget/v1/realtime/auth": "visitor",
  "POST /api/widget/v1/realtime/user": "visitor",
  "POST /api/widget/v1/uploads": "visitor",
};

/** What an admin would send: a shape that is wrong is told before a role that is. */
const BODIES: Record<string, unknown> = {
  "POST /api/v1/inboxes": { name: "x", brandName: "x", websiteUrl: "https://x.example" },
  "PATCH /api/v1/inboxes/[id]": { enabled: false },
  "POST /api/v1/inboxes/[id]/security/token": { token: "a.b.c" },
  "POST /api/v1/invitations": { email: "x@example.com", role: "admin" },
  "PATCH /api/v1/members/[id]": { role: "admin" },
};

const routes = listRoutes().map(({ method, path }) => ({
  method,
  path,
  name: `${method} ${path}`,
}));
const of = (...kinds: Access[]) =>
  routes
    .filter(({ name }) => kinds.includes(ACCESS[name] as Access))
    .map((route) => [route.name, route] as const);
/** Ids that nobody has: whoever may not use a route must be stopped before they matter. */
const address = (path: string) => path.replaceAll(/\[\w+\]/g, crypto.randomUUID());
const isMutating = (method: string) => method !== "GET";

let tenant: Tenant;
let agent: Caller;
let ownConversation: string;
let tokens: Record<"valid" | "expired" | "revoked", string>;

/** A session of a visitor whom the website vouches for. */
async function verifiedToken(secret: string, user: string): Promise<string> {
  const inboxId = tenant.inbox.id;
  const ticket = await frameTicket(appUrl, inboxId);
  const body = { inboxId, ticket, userJWT: signJwt(claimsOf(user), secret) };
  const made = await visitorCaller(appUrl)<{ token: string }>(
    "POST",
    "/api/widget/v1/sessions",
    body,
  );
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.token;
}

beforeAll(async () => {
  tenant = await createTenant(appUrl, "Matrix");
  const colleague = {
    email: `${crypto.randomUUID()}@example.com`,
    password: "a long enough password",
  };
  const invited = await tenant.call<{ url: string }>("POST", "/api/v1/invitations", {
    email: colleague.email,
    role: "agent",
  });
  const invitation = new URL(invited.body.url).hash.slice(1);
  const joined = { ...colleague, name: "Agent", invitation };
  await send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, joined);
  agent = memberCaller(appUrl, (await signIn(appUrl, colleague)) ?? "");

  const path = `/api/v1/inboxes/${tenant.inbox.id}/security`;
  const { body } = await tenant.call<{ secret: string }>("POST", `${path}/secret`, {});
  const valid = await createVisitor(appUrl, tenant.inbox.id);
  ownConversation = await startConversation(valid.call);
  const revoked = await createVisitor(appUrl, tenant.inbox.id);
  expect((await revoked.call("DELETE", "/api/widget/v1/session")).status).toBe(204);
  await tenant.call("PATCH", path, { sessionDuration: "1s" });
  const expired = await verifiedToken(body.secret, "expired");
  await vi.waitFor(
    async () => {
      const { status } = await visitorCaller(appUrl, expired)("GET", "/api/widget/v1/session");
      expect(status).toBe(401);
    },
    { timeout: 5_000 },
  );
  tokens = { valid: valid.token, expired, revoked: revoked.token };
});

describe("every route has its row", () => {
  it("and no row is of a route that is gone", () => {
    expect(Object.keys(ACCESS).sort()).toEqual(routes.map(({ name }) => name).sort());
  });
});

describe("without signing in", () => {
  it.each(of("visitor", "member", "admin"))("%s is refused", async (_name, { method, path }) => {
    const headers = { origin: appUrl };
    const answer = await send(
      appUrl + address(path),
      method,
      headers,
      isMutating(method) ? {} : undefined,
    );
    expect(answer.status).toBe(401);
  });
});

describe("with the other side's credentials", () => {
  it.each(of("member", "admin"))(
    "a visitor's token does not open %s",
    async (_name, { method, path }) => {
      const headers = { origin: appUrl, authorization: `Bearer ${tokens.valid}` };
      const answer = await send(
        appUrl + address(path),
        method,
        headers,
        isMutating(method) ? {} : undefined,
      );
      expect(answer.status).toBe(401);
    },
  );

  it.each(of("visitor"))("an owner's cookie does not open %s", async (_name, { method, path }) => {
    const answer = await tenant.call(method, address(path), isMutating(method) ? {} : undefined);
    expect(answer.status).toBe(401);
  });
});

describe("an agent", () => {
  it.each(of("admin"))("is not let into %s", async (_name, { method, path }) => {
    // With the workspace's own ids: it is the role that is refused, not the address.
    const own = path.replace("/inboxes/[id]", `/inboxes/${tenant.inbox.id}`);
    const body = isMutating(method) ? (BODIES[`${method} ${path}`] ?? {}) : undefined;
    const answer = await agent(method, address(own), body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(403);
  });
});

describe("a session that is over", () => {
  it.each(of("visitor"))("does not open %s", async (_name, { method, path }) => {
    for (const token of [
      tokens.expired,
      tokens.revoked,
      "made-up-but-long-enough-token",
      "short",
    ]) {
      const call = visitorCaller(appUrl, token);
      const own = path.replace("[id]", ownConversation);
      const answer = await call(method, address(own), isMutating(method) ? {} : undefined);
      expect(answer.status, token).toBe(401);
    }
  });
});

describe("another visitor of the same inbox", () => {
  it.each(of("visitor").filter(([name]) => name.includes("[id]")))(
    "finds nothing at %s",
    async (name, { method, path }) => {
      const stranger = await createVisitor(appUrl, tenant.inbox.id);
      const bodies: Record<string, unknown> = {
        messages: { clientId: crypto.randomUUID(), text: "x" },
        read: { seq: 1 },
        response: { rating: 5 },
        transcript: { email: "x@example.com" },
      };
      const body = isMutating(method) ? (bodies[path.split("/").at(-1) ?? ""] ?? {}) : undefined;
      const own = path.replace("[id]", ownConversation);
      const answer = await stranger.call(method, address(own), body);
      expect(answer.status, name).toBe(404);
    },
  );
});

describe("a foreign website", () => {
  it.each(of("member", "admin").filter(([, { method }]) => isMutating(method)))(
    "cannot make a signed-in browser call %s",
    async (_name, { method, path }) => {
      for (const origin of ["https://evil.example", "null", undefined]) {
        const headers = { cookie: tenant.cookie, ...(origin && { origin }) };
        const answer = await send(appUrl + address(path), method, headers, {});
        expect(answer.status, String(origin)).toBe(403);
        expect(answer.body).toMatchObject({ code: "origin_not_allowed" });
      }
    },
  );

  it("cannot send a form either", async () => {
    const answer = await fetch(`${appUrl}/api/v1/inboxes`, {
      method: "POST",
      headers: { cookie: tenant.cookie, origin: appUrl, "content-type": "text/plain" },
      body: JSON.stringify({ name: "x", brandName: "x", websiteUrl: "https://x.example" }),
    });
    expect(answer.status).toBe(415);
  });
});
