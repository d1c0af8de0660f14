// Whose routes routes.test.ts calls, and as whom: a workspace with one of everything, and those who
// should not get through.
import { expect, vi } from "vitest";
import { db } from "../../lib/platform/db.ts";
import {
  type Caller,
  createTenant,
  createVisitor,
  memberCaller,
  send,
  signIn,
  type Tenant,
  visitorCaller,
} from "../support/http-client.ts";
import { createInbox, createTwoInboxes, type TwoInboxes, verifiedToken } from "./two-inboxes.ts";

type Person = { email: string; password: string };
type Items = { items: { id: string; email?: string }[] };

export type RouteWorld = {
  /** The workspace under attack. */
  tenant: Tenant;
  other: Tenant;
  /** A member of the workspace who is no admin. */
  agent: Caller;
  /** A verified visitor with a session in two inboxes of the workspace. */
  inFirst: Caller;
  inSecond: Caller;
  /** Ids of the workspace's things, by the name before them in an address. */
  ids: Record<string, string>;
  tokens: Record<"valid" | "expired" | "revoked", string>;
  cookies: Record<"expired" | "signed out" | "removed" | "half", string>;
};

/** Makes the workspace and everybody around it. Needs `DATABASE_URL`. */
export async function createRouteWorld(appUrl: string): Promise<RouteWorld> {
  const inboxes = await createTwoInboxes(appUrl, "Matrix");
  const { tenant, inFirst, inSecond, secondToken } = inboxes;
  const other = await createTenant(appUrl, "Elsewhere");
  const { agent, agentId, cookies } = await createAgents(appUrl, tenant);
  const ids = { ...(await createThings(inboxes)), members: agentId };
  const { expired, revoked } = await createEndedSessions(appUrl, tenant);
  const tokens = { valid: secondToken, expired, revoked };
  return { tenant, other, agent, inFirst, inSecond, ids, tokens, cookies };
}

/** An agent who works, and the cookies of those who cannot any more or not yet. */
async function createAgents(appUrl: string, tenant: Tenant) {
  const [working, leaving, removed, late, half] = await Promise.all(
    Array.from({ length: 5 }, () => createAgent(appUrl, tenant)),
  );
  if (!working || !leaving || !removed || !late || !half) throw new Error("no agents");
  const agent = memberCaller(appUrl, await cookieOf(appUrl, working));
  const cookies = {
    "signed out": await cookieOf(appUrl, leaving),
    removed: await cookieOf(appUrl, removed),
    expired: await cookieOf(appUrl, late),
    half: await cookieOf(appUrl, half),
  };
  await memberCaller(appUrl, cookies["signed out"])("DELETE", "/api/v1/me/browsers");
  const members = (await tenant.call<Items>("GET", "/api/v1/members")).body.items;
  const idOf = (person: Person) => members.find(({ email }) => email === person.email)?.id ?? "";
  expect((await tenant.call("DELETE", `/api/v1/members/${idOf(removed)}`)).status).toBe(204);
  await changeSignIn(late.email, { expiresAt: new Date() });
  await changeSignIn(half.email, { isPending: true });
  return { agent, agentId: idOf(working), cookies };
}

/** Somebody who joined the tenant's workspace as an agent. */
async function createAgent(appUrl: string, tenant: Tenant): Promise<Person> {
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

async function cookieOf(appUrl: string, person: Person): Promise<string> {
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

/** One of everything that has an id in an address. */
export async function createThings({ tenant, second, conversation, contact }: TwoInboxes) {
  const content = { type: "interactive", interactive: { type: "csat", body: { text: "Well?" } } };
  const rating = await tenant.call<{ message: { id: string } }>(
    "POST",
    `/api/v1/conversations/${conversation}/messages`,
    { clientId: crypto.randomUUID(), text: "", content },
  );
  await tenant.call("POST", "/api/v1/invitations", { email: "new@example.com", role: "agent" });
  const me = (await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me")).body;
  const workspaceId = me.workspace.id;
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
  const key = await tenant.call<{ apiKey: { id: string } }>("POST", "/api/v1/api-keys", {
    name: "Program",
    scopes: ["members:read"],
  });
  const savedReply = await tenant.call<{ id: string }>("POST", "/api/v1/saved-replies", {
    name: "Refund",
    text: "It is on its way.",
  });
  const imported = await tenant.call<{ id: string }>("POST", "/api/v1/imports", {
    source: "linkdesk",
    inboxId: second.id,
    name: "Before",
  });
  const email = await db().email.create({
    data: { workspaceId, inboxId: second.id, direction: "incoming", state: "held" },
    select: { id: true },
  });
  const note = await tenant.call<{ note: { id: string } }>(
    "POST",
    `/api/v1/conversations/${conversation}/notes`,
    { clientId: crypto.randomUUID(), text: "A note" },
  );
  const attribute = await tenant.call<{ id: string }>("POST", "/api/v1/attribute-definitions", {
    ...{ subject: "conversation", key: "order", name: "Order", type: "text" },
  });
  const tag = await tenant.call<{ id: string }>("POST", "/api/v1/tags", { name: "Billing" });
  const team = await tenant.call<{ id: string }>("POST", "/api/v1/teams", { name: "Sales" });
  const view = await tenant.call<{ id: string }>("POST", "/api/v1/saved-views", {
    name: "Mine",
    filter: { match: "all", conditions: [] },
  });
  const planned = await tenant.call<{ id: string }>(
    "POST",
    `/api/v1/conversations/${conversation}/scheduled-messages`,
    { text: "Still there?", sendAt: new Date(Date.now() + 86_400_000).toISOString() },
  );
  const firstOf = async (path: string) =>
    (await tenant.call<Items>("GET", path)).body.items[0]?.id ?? "";
  return {
    webhooks,
    "api-keys": key.body.apiKey.id,
    imports: imported.body.id,
    "attribute-definitions": attribute.body.id,
    tags: tag.body.id,
    teams: team.body.id,
    "saved-views": view.body.id,
    "saved-replies": savedReply.body.id,
    parts: "1",
    "by-external-id": "customer-17",
    emails: email.id,
    deliveries: tried.body.id,
    domains: domain.id,
    offers: workspaceId,
    conversations: conversation,
    messages: rating.body.message.id,
    notes: note.body.note.id,
    "scheduled-messages": planned.body.id,
    contacts: contact,
    inboxes: second.id,
    sessions: await firstOf(`/api/v1/contacts/${contact}/sessions`),
    invitations: await firstOf("/api/v1/invitations"),
    browsers: await firstOf("/api/v1/me/browsers"),
  };
}

/** Tokens of a visitor's session that was ended, and of one whose time is over. */
async function createEndedSessions(appUrl: string, tenant: Tenant) {
  const { call, token: revoked } = await createVisitor(appUrl, tenant.inbox.id);
  expect((await call("DELETE", "/api/widget/v1/session")).status).toBe(204);
  const brief = await createInbox(tenant, "Brief");
  await tenant.call("PATCH", `/api/v1/inboxes/${brief.id}/security`, { sessionDuration: "1s" });
  const expired = await verifiedToken(appUrl, brief.id, brief.secret, "expired");
  await vi.waitFor(
    async () => {
      const { status } = await visitorCaller(appUrl, expired)("GET", "/api/widget/v1/session");
      expect(status).toBe(401);
    },
    { timeout: 5_000 },
  );
  return { expired, revoked };
}
