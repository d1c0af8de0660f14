import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { db } from "../../lib/platform/db.ts";
import {
  type Caller,
  createTenant,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { ROUTE_BODIES as BODIES } from "../support/route-bodies.ts";
import { listRoutes, type Route } from "../support/routes.ts";

const appUrl = inject("appUrl");

const withId = listRoutes().filter((route) => route.path.includes("[id]"));
const nameOf = (route: Route) => `${route.method} ${route.path}`;

let victim: Tenant;
let attacker: Tenant;
let attackersVisitor: Caller;
/** The victim's ids, by the resource that the path names. */
let ids: Record<string, string>;

beforeAll(async () => {
  Object.assign(process.env, {
    DATABASE_URL: inject("databaseUrl"),
    APP_SECRET: "x".repeat(32),
    PUSHER_APP_ID: "t",
    PUSHER_KEY: "t",
    PUSHER_SECRET: "t",
  });
  victim = await createTenant(appUrl, "Victim");
  attacker = await createTenant(appUrl, "Attacker");
  attackersVisitor = (await createVisitor(appUrl, attacker.inbox.id)).call;
  const conversation = await startConversation((await createVisitor(appUrl, victim.inbox.id)).call);
  const members = await victim.call<{ items: { id: string }[] }>("GET", "/api/v1/members");
  const invited = await victim.call<{ invitation: { id: string } }>("POST", "/api/v1/invitations", {
    email: "new@example.com",
    role: "agent",
  });
  const messages = await victim.call<{ messages: { id: string }[] }>(
    "GET",
    `/api/v1/conversations/${conversation}/messages`,
  );
  const browsers = await victim.call<{ items: { id: string }[] }>("GET", "/api/v1/me/browsers");
  const detail = await victim.call<{ contact: { id: string } }>(
    "GET",
    `/api/v1/conversations/${conversation}`,
  );
  const contactId = detail.body.contact.id;
  const sessions = await victim.call<{ items: { id: string }[] }>(
    "GET",
    `/api/v1/contacts/${contactId}/sessions`,
  );
  const me = await victim.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  const workspaceId = me.body.workspace.id;
  const domain = await db().joinDomain.create({
    data: { workspaceId, domain: `${workspaceId}.example` },
  });
  const webhook = await victim.call<{ webhook: { id: string } }>("POST", "/api/v1/webhooks", {
    // Nothing listens there.
    url: "http://127.0.0.1:9/",
    events: ["message.sent"],
  });
  const webhookId = webhook.body.webhook.id;
  const delivery = await victim.call<{ id: string }>("POST", `/api/v1/webhooks/${webhookId}/test`);
  ids = {
    domains: domain.id,
    offers: workspaceId,
    browsers: browsers.body.items[0]?.id ?? "",
    inboxes: victim.inbox.id,
    conversations: conversation,
    members: members.body.items[0]?.id ?? "",
    invitations: invited.body.invitation.id,
    messages: messages.body.messages[0]?.id ?? "",
    contacts: contactId,
    sessions: sessions.body.items[0]?.id ?? "",
    webhooks: webhookId,
    deliveries: delivery.body.id,
  };
});

afterAll(() => db().$disconnect());

describe("another workspace's ids read as not found", () => {
  it("finds the routes in the file system", () => {
    expect(withId.length).toBeGreaterThanOrEqual(10);
  });

  it.each(withId.map((route) => [nameOf(route), route] as const))("%s", async (name, route) => {
    const resource = /\/([a-z]+)\/\[id\]/.exec(route.path)?.[1] ?? "";
    const pathOf = (id: string) =>
      route.path
        .replace("[id]", id)
        .replace("[messageId]", ids.messages ?? "")
        .replace("[deliveryId]", ids.deliveries ?? "");
    const id = ids[resource];
    expect(id, `tests/http/tenancy.test.ts has no id for ${resource}`).toBeTruthy();
    if (route.method !== "GET" && route.method !== "DELETE") {
      expect(BODIES, `tests/support/route-bodies.ts has no body for ${name}`).toHaveProperty([
        name,
      ]);
    }
    const call = route.path.startsWith("/api/widget/") ? attackersVisitor : attacker.call;
    const foreign = await call(route.method, pathOf(id ?? ""), BODIES[name]);
    const missing = await call(route.method, pathOf(crypto.randomUUID()), BODIES[name]);
    expect(foreign.status).toBe(404);
    // Not even the wording tells a foreign id from one that never was.
    const { requestId: _, ...said } = foreign.body as Record<string, unknown>;
    expect(missing.body).toMatchObject(said);
  });

  it("leaves the victim's data as it was", async () => {
    const inbox = await victim.call("GET", `/api/v1/inboxes/${ids.inboxes}`);
    expect(inbox.body).toMatchObject({ name: "Website" });
    const conversation = await victim.call("GET", `/api/v1/conversations/${ids.conversations}`);
    expect(conversation.body).toMatchObject({ status: "open", lastSeq: 1, unread: 1 });
    const members = await victim.call("GET", "/api/v1/members");
    expect(members.body).toMatchObject({ items: [{ role: "owner" }] });
    const sessions = await victim.call("GET", `/api/v1/contacts/${ids.contacts}/sessions`);
    expect(sessions.body).toMatchObject({ items: [{ status: "active" }] });
    const webhooks = await victim.call("GET", "/api/v1/webhooks");
    expect(webhooks.body).toMatchObject({ items: [{ id: ids.webhooks, enabled: true }] });
  });

  it("does not let a foreign inbox, assignee or channel in through a body", async () => {
    const own = await startConversation(attackersVisitor);
    const assigned = await attacker.call("POST", `/api/v1/conversations/${own}/actions`, {
      actions: [{ type: "assign", assigneeId: ids.members }],
    });
    expect(assigned.status).toBe(400);
    const filter = {
      match: "all",
      conditions: [{ field: "inbox", operator: "is", value: ids.inboxes }],
    };
    const list = await attacker.call<{ items: unknown[] }>(
      "GET",
      `/api/v1/conversations?filter=${encodeURIComponent(JSON.stringify(filter))}`,
    );
    expect(list.body.items).toEqual([]);
    for (const [call, path] of [
      [attacker.call, "/api/v1/realtime/auth"],
      [attackersVisitor, "/api/widget/v1/realtime/auth"],
    ] as const) {
      const auth = await call("POST", path, {
        socket_id: "1.2",
        channel_name: `private-conversation-${ids.conversations}`,
      });
      expect(auth.status).toBe(403);
    }
  });

  it("does not let a visitor join a workspace's channel", async () => {
    const me = await attacker.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
    const auth = await attackersVisitor("POST", "/api/widget/v1/realtime/auth", {
      socket_id: "1.2",
      channel_name: `private-workspace-${me.body.workspace.id}`,
    });
    expect(auth.status).toBe(403);
  });
});

describe("signed out", () => {
  const open = [
    "/api/health",
    "/api/health/live",
    "/api/v1/signup",
    "/api/v1/password-reset",
    "/api/v1/password-reset/confirm",
    "/api/v1/email-verification/confirm",
    "/api/v1/email-change/confirm",
    "/api/v1/email-change/undo",
    "/api/v1/invitations/preview",
    "/api/widget/v1/config",
    "/api/widget/v1/sessions",
    "/api/widget/v1/proactive",
    "/api/files/[address]",
    "/api/pictures/[address]",
  ];
  const closed = listRoutes().filter((r) => !open.includes(r.path) && !r.path.includes("nextauth"));

  it.each(closed.map((route) => [nameOf(route), route] as const))("%s", async (_, route) => {
    const answer = await fetch(`${appUrl}${route.path.replace(/\[\w+\]/g, crypto.randomUUID())}`, {
      method: route.method,
      headers: { origin: appUrl, "content-type": "application/json" },
      body: route.method === "GET" ? undefined : "{}",
    });
    expect(answer.status).toBe(401);
  });

  it("signed out refuses a mutating call that a foreign page caused", async () => {
    const answer = await fetch(`${appUrl}/api/v1/inboxes`, {
      method: "POST",
      headers: {
        cookie: attacker.cookie,
        origin: "https://evil.example",
        "content-type": "application/json",
      },
      body: JSON.stringify({ name: "x", brandName: "x", websiteUrl: "https://x.example" }),
    });
    expect(answer.status).toBe(403);
  });
});
