// Every route there is, against everybody who should not get through. Who may use a route and what
// each of the others is told is declared in route-matrix.ts.
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { db } from "../../lib/platform/db.ts";
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
import { ACCESS, BODIES, CALLERS, type Column, EXCEPTIONS, expected } from "./route-matrix.ts";

const appUrl = inject("appUrl");

const routes = listRoutes().map(({ method, path }) => ({
  method,
  path,
  name: `${method} ${path}`,
}));
/** The routes at which a column has something to refuse. */
const refusing = (column: Column) =>
  routes
    .map((route) => [route.name, route, expected(route.name, column)] as const)
    .filter((row) => typeof row[2] === "number");
const isMutating = (method: string) => method !== "GET";
const bodyFor = (name: string, method: string) =>
  isMutating(method) ? (BODIES[name] ?? {}) : undefined;

let tenant: Tenant;
let other: Tenant;
let agent: Caller;
/** A verified visitor with a session in two inboxes of the workspace. */
let inFirst: Caller;
let inSecond: Caller;
let ids: Record<string, string>;
let tokens: Record<"valid" | "expired" | "revoked", string>;
let cookies: Record<"expired" | "signed out" | "removed" | "half", string>;

/** The address with the ids of the workspace under attack. */
function victimsAddress(path: string): string {
  return path.replace(/\/([a-z]+)\/\[(\w+)\]/g, (_, resource: string) => {
    const id = ids[resource];
    if (!id) throw new Error(`tests/security/routes.test.ts has no id for ${resource}`);
    return `/${resource}/${id}`;
  });
}

/** A session of a verified visitor. */
async function verifiedToken(inboxId: string, secret: string, user: string): Promise<string> {
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

/** Another inbox of the tenant with its own secret. */
async function createInbox(name: string): Promise<{ id: string; secret: string }> {
  const body = { name, brandName: name, websiteUrl: "https://example.com" };
  const { id } = (await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", body)).body;
  return { id, secret: await secretOf(id) };
}

async function secretOf(inboxId: string): Promise<string> {
  const path = `/api/v1/inboxes/${inboxId}/security/secret`;
  return (await tenant.call<{ secret: string }>("POST", path, {})).body.secret;
}

/** Somebody who joined the tenant's workspace as an agent. */
async function createAgent(): Promise<{ email: string; password: string }> {
  const agent = { email: `${crypto.randomUUID()}@example.com`, password: "a long enough password" };
  const invited = await tenant.call<{ url: string }>("POST", "/api/v1/invitations", {
    email: agent.email,
    role: "agent",
  });
  const invitation = new URL(invited.body.url).hash.slice(1);
  const joined = { ...agent, name: "Agent", invitation };
  const { status } = await send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, joined);
  expect(status).toBe(201);
  return agent;
}

async function cookieOf(person: { email: string; password: string }): Promise<string> {
  const cookie = await signIn(appUrl, person);
  if (!cookie) throw new Error("sign-in was refused");
  return cookie;
}

/** The newest sign-in of somebody, changed behind the service's back. */
async function changeSignIn(email: string, data: { expiresAt?: Date; isPending?: boolean }) {
  const { id } = await db().signIn.findFirstOrThrow({
    where: { user: { email } },
    orderBy: { id: "desc" },
  });
  await db().signIn.update({ where: { id }, data });
}

type Items = { items: { id: string; email?: string }[] };
const firstOf = async (call: Caller, path: string) =>
  (await call<Items>("GET", path)).body.items[0]?.id ?? "";

beforeAll(async () => {
  Object.assign(process.env, {
    DATABASE_URL: inject("databaseUrl"),
    APP_SECRET: "x".repeat(32),
    PUSHER_APP_ID: "t",
    PUSHER_KEY: "t",
    PUSHER_SECRET: "t",
  });
  tenant = await createTenant(appUrl, "Matrix");
  other = await createTenant(appUrl, "Elsewhere");
  const [working, leaving, removed, late, half] = await Promise.all(
    Array.from({ length: 5 }, createAgent),
  );
  if (!working || !leaving || !removed || !late || !half) throw new Error("no agents");
  agent = memberCaller(appUrl, await cookieOf(working));
  cookies = {
    "signed out": await cookieOf(leaving),
    removed: await cookieOf(removed),
    expired: await cookieOf(late),
    half: await cookieOf(half),
  };
  await memberCaller(appUrl, cookies["signed out"])("DELETE", "/api/v1/me/browsers");
  const members = (await tenant.call<Items>("GET", "/api/v1/members")).body.items;
  const gone = members.find(({ email }) => email === removed.email)?.id;
  expect((await tenant.call("DELETE", `/api/v1/members/${gone}`)).status).toBe(204);
  await changeSignIn(late.email, { expiresAt: new Date() });
  await changeSignIn(half.email, { isPending: true });

  const first = tenant.inbox.id;
  const second = await createInbox("Second");
  inFirst = visitorCaller(appUrl, await verifiedToken(first, await secretOf(first), "one"));
  const secondToken = await verifiedToken(second.id, second.secret, "one");
  inSecond = visitorCaller(appUrl, secondToken);
  const conversation = await startConversation(inSecond);
  const content = { type: "interactive", interactive: { type: "csat", body: { text: "Well?" } } };
  const rating = await tenant.call<{ message: { id: string } }>(
    "POST",
    `/api/v1/conversations/${conversation}/messages`,
    { clientId: crypto.randomUUID(), text: "", content },
  );
  const detail = await tenant.call<{ contact: { id: string } }>(
    "GET",
    `/api/v1/conversations/${conversation}`,
  );
  const contact = detail.body.contact.id;
  await tenant.call("POST", "/api/v1/invitations", { email: "new@example.com", role: "agent" });
  const workspace = (await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me")).body;
  const workspaceId = workspace.workspace.id;
  const domain = await db().joinDomain.create({
    data: { workspaceId, domain: `${workspaceId}.example` },
  });
  const webhook = await tenant.call<{ webhook: { id: string } }>("POST", "/api/v1/webhooks", {
    // Nothing listens there.
    url: "http://127.0.0.1:9/",
    events: ["message.sent"],
  });
  const webhooks = webhook.body.webhook.id;
  const tried = await tenant.call<{ id: string }>("POST", `/api/v1/webhooks/${webhooks}/test`, {});
  ids = {
    webhooks,
    deliveries: tried.body.id,
    domains: domain.id,
    offers: workspaceId,
    conversations: conversation,
    messages: rating.body.message.id,
    contacts: contact,
    inboxes: second.id,
    sessions: await firstOf(tenant.call, `/api/v1/contacts/${contact}/sessions`),
    members: members.find(({ email }) => email === working.email)?.id ?? "",
    invitations: await firstOf(tenant.call, "/api/v1/invitations"),
    browsers: await firstOf(tenant.call, "/api/v1/me/browsers"),
  };

  const revoked = await createVisitor(appUrl, first);
  expect((await revoked.call("DELETE", "/api/widget/v1/session")).status).toBe(204);
  const brief = await createInbox("Brief");
  await tenant.call("PATCH", `/api/v1/inboxes/${brief.id}/security`, { sessionDuration: "1s" });
  const expired = await verifiedToken(brief.id, brief.secret, "expired");
  await vi.waitFor(
    async () => {
      const { status } = await visitorCaller(appUrl, expired)("GET", "/api/widget/v1/session");
      expect(status).toBe(401);
    },
    { timeout: 5_000 },
  );
  tokens = { valid: secondToken, expired, revoked: revoked.token };
});
afterAll(() => db().$disconnect());

/** Calls a route with the victims' ids and sees what it says. */
async function expectAnswer(
  { method, path, name }: (typeof routes)[number],
  call: Caller,
  status: unknown,
): Promise<void> {
  const answer = await call(method, victimsAddress(path), bodyFor(name, method));
  expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(status);
}

describe("every route has its row", () => {
  it("and no row is of a route that is gone", () => {
    expect(Object.keys(ACCESS).sort()).toEqual(routes.map(({ name }) => name).sort());
    expect(routes.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...Object.keys(EXCEPTIONS), ...Object.keys(BODIES)]),
    );
  });

  it("with an answer or a reason in every column", () => {
    for (const { name } of routes) {
      for (const column of Object.keys(CALLERS) as Column[]) {
        const answer = expected(name, column);
        // Who has an id to guess gets no excuse.
        if (answer === "names nothing") expect(name).not.toContain("[");
        expect(answer === "open", name).toBe(ACCESS[name] === "anyone");
      }
    }
  });
});

describe("signed out", () => {
  it.each(refusing("signed out"))("%s is refused", (_name, route, status) =>
    expectAnswer(route, memberCaller(appUrl, ""), status),
  );
});

describe("with the other side's credentials", () => {
  it.each(refusing("other side"))("%s is refused", async (name, route, status) => {
    const headers = { origin: appUrl, authorization: `Bearer ${tokens.valid}` };
    const visitor: Caller = (method, path, body) => send(appUrl + path, method, headers, body);
    await expectAnswer(route, ACCESS[name] === "visitor" ? tenant.call : visitor, status);
  });
});

describe("an agent", () => {
  it.each(refusing("other role"))("an agent is not let into %s", (_name, route, status) =>
    expectAnswer(route, agent, status),
  );
});

describe("half signed in", () => {
  it.each(refusing("half signed in"))("%s is refused", (_name, route, status) =>
    expectAnswer(route, memberCaller(appUrl, cookies.half), status),
  );
});

describe("a session that is over", () => {
  it.each(refusing("expired"))(
    "a session that is over does not open %s after its time",
    async (name, route, status) => {
      const isVisitor = ACCESS[name] === "visitor";
      const member = memberCaller(appUrl, cookies.expired);
      await expectAnswer(route, isVisitor ? visitorCaller(appUrl, tokens.expired) : member, status);
    },
  );

  it.each(refusing("revoked"))(
    "a session that is over does not open %s once it was ended",
    async (name, route, status) => {
      const callers =
        ACCESS[name] === "visitor"
          ? [tokens.revoked, "made-up-but-long-enough-token", "short"].map((token) =>
              visitorCaller(appUrl, token),
            )
          : [cookies["signed out"], ...(ACCESS[name] === "person" ? [] : [cookies.removed])].map(
              (cookie) => memberCaller(appUrl, cookie),
            );
      for (const call of callers) await expectAnswer(route, call, status);
    },
  );
});

describe("another visitor of the same inbox", () => {
  it.each(refusing("other contact"))(
    "another visitor of the same inbox finds nothing at %s",
    async (_name, route, status) => {
      const stranger = await createVisitor(appUrl, ids.inboxes ?? "");
      await expectAnswer(route, stranger.call, status);
    },
  );
});

describe("the same person's session in another inbox of the workspace", () => {
  it.each(refusing("wrong inbox"))(
    "the same person's session in another inbox of the workspace finds nothing at %s",
    (_name, route, status) => expectAnswer(route, inFirst, status),
  );

  it("the same person's session in another inbox of the workspace lists and joins only what belongs to its inbox", async () => {
    const state = await inFirst<{ contact: { id: string }; conversations: unknown[] }>(
      "GET",
      "/api/widget/v1/session",
    );
    expect(state.body.contact.id).toBe(ids.contacts);
    expect(state.body.conversations).toEqual([]);
    const channel = {
      socket_id: "1.2",
      channel_name: `private-conversation-${ids.conversations}`,
    };
    const auth = (call: Caller) => call("POST", "/api/widget/v1/realtime/auth", channel);
    expect((await auth(inFirst)).status).toBe(403);
    expect((await auth(inSecond)).status).toBe(200);
  });

  it("the same person's session in another inbox of the workspace takes no file along that was uploaded in the other, and no conversation's id", async () => {
    const uploaded = await fetch(`${appUrl}/api/widget/v1/uploads`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokens.valid}`, "x-file-name": "a.txt" },
      body: "mine",
    });
    const { id } = (await uploaded.json()) as { id: string };
    const begin = (clientId: string, attachmentIds: string[]) =>
      inFirst("POST", "/api/widget/v1/conversations", { clientId, text: "x", attachmentIds });
    expect((await begin(crypto.randomUUID(), [id])).status).toBe(400);
    const clientId = crypto.randomUUID();
    const there = await inSecond("POST", "/api/widget/v1/conversations", { clientId, text: "x" });
    expect(there.status).toBe(201);
    expect((await begin(clientId, [])).status).toBe(409);
  });

  it("the same person's session in another inbox of the workspace is not made with the other inbox's ticket or secret", async () => {
    const [inboxId, otherInbox] = [tenant.inbox.id, ids.inboxes ?? ""];
    const open = visitorCaller(appUrl);
    const ticket = await frameTicket(appUrl, otherInbox);
    const foreign = await open("POST", "/api/widget/v1/sessions", { inboxId, ticket });
    expect(foreign.status).toBe(403);
    const userJWT = signJwt(claimsOf("one"), await secretOf(otherInbox));
    const own = await frameTicket(appUrl, inboxId);
    const signed = await open("POST", "/api/widget/v1/sessions", { inboxId, ticket: own, userJWT });
    expect(signed.status).toBe(403);
    const path = `/api/v1/inboxes/${inboxId}/security/token`;
    const checked = await tenant.call("POST", path, { token: userJWT });
    expect(checked.body).toMatchObject({ problem: expect.stringContaining("signature") });
  });

  it("the same person's session in another inbox of the workspace is not what a member gets to see when they ask for one inbox", async () => {
    const condition = { field: "inbox", operator: "is", value: tenant.inbox.id };
    const filter = JSON.stringify({ match: "all", conditions: [condition] });
    const path = `/api/v1/conversations?filter=${encodeURIComponent(filter)}`;
    const { body } = await tenant.call<Items>("GET", path);
    expect(body.items.map(({ id }) => id)).not.toContain(ids.conversations);
  });
});

describe("somebody of another workspace", () => {
  it.each(refusing("other workspace"))(
    "somebody of another workspace finds nothing at %s",
    async (name, route, status) => {
      const visitor = async () => (await createVisitor(appUrl, other.inbox.id)).call;
      await expectAnswer(route, ACCESS[name] === "visitor" ? await visitor() : other.call, status);
    },
  );
});

describe("the one they belong to", () => {
  // Otherwise a wrong id would make every refusal above look right.
  it("the one they belong to finds them", async () => {
    const path = "/api/widget/v1/conversations/[id]/messages";
    expect((await inSecond("GET", victimsAddress(path))).status).toBe(200);
    for (const own of [
      "/api/v1/contacts/[id]/sessions",
      "/api/v1/inboxes/[id]/security",
      "/api/v1/conversations/[id]",
    ]) {
      expect((await tenant.call("GET", victimsAddress(own))).status, own).toBe(200);
    }
    const response = "/api/widget/v1/conversations/[id]/messages/[messageId]/response";
    const answered = await inSecond("POST", victimsAddress(response), { rating: 5 });
    expect(answered.status, JSON.stringify(answered.body)).toBe(200);
  });
});

describe("a foreign website", () => {
  const mutating = routes.filter(
    ({ name, method }) => isMutating(method) && /person|member|admin/.test(ACCESS[name] ?? ""),
  );
  it.each(mutating.map((route) => [route.name, route] as const))(
    "a foreign website cannot make a signed-in browser call %s",
    async (_name, { method, path }) => {
      for (const origin of ["https://evil.example", "null", undefined]) {
        const headers = { cookie: tenant.cookie, ...(origin && { origin }) };
        const answer = await send(appUrl + victimsAddress(path), method, headers, {});
        expect(answer.status, String(origin)).toBe(403);
        expect(answer.body).toMatchObject({ code: "origin_not_allowed" });
      }
    },
  );

  it("a foreign website cannot send a form either", async () => {
    const answer = await fetch(`${appUrl}/api/v1/inboxes`, {
      method: "POST",
      headers: { cookie: tenant.cookie, origin: appUrl, "content-type": "text/plain" },
      body: JSON.stringify({ name: "x", brandName: "x", websiteUrl: "https://x.example" }),
    });
    expect(answer.status).toBe(415);
  });
});
