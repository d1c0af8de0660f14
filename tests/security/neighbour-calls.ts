// How neighbours.test.ts calls each route, over and over.
import { createHash } from "node:crypto";
import { expect, vi } from "vitest";
import { totpCode } from "../../lib/accounts/totp.ts";
import {
  type Caller,
  createVisitor,
  frameTicket,
  memberCaller,
  send,
  signIn,
  startConversation,
  visitorCaller,
} from "../support/http-client.ts";
import { CSAT, HOOK, PAGE, type World } from "./neighbour-world.ts";
import { ACCESS } from "./route-matrix.ts";

/** A call of a route; what is left out is the workspace's own. */
type Ask = {
  /** Who calls. */
  by?: Caller;
  /** Ids of what the call changes for good, by the name before them in the address. */
  ids?: Record<string, string>;
  /** The address where it is not made of ids. */
  path?: string;
  query?: string;
  body?: unknown;
};
/** Makes what a call needs; it is called before each call, and is not measured. */
type Row = (world: World) => Ask | Promise<Ask>;

const text = () => ({ clientId: crypto.randomUUID(), text: "Hello" });
const newEmail = () => `${crypto.randomUUID()}@example.com`;
const socket = { socket_id: "1.2" };
const channelOf = ({ ids }: World) => ({
  ...socket,
  channel_name: `private-conversation-${ids.conversations}`,
});
const delivered: Row = ({ ids }) => ({
  body: { conversations: [{ id: ids.conversations, seq: 1 }] },
});

/** A route without a row is called as it is, which is enough for most that only read. */
const ROWS: Record<string, Row> = {
  // Conversations and contacts
  "POST /api/v1/conversations/[id]/messages": () => ({ body: text() }),
  "POST /api/v1/conversations/[id]/notes": () => ({ body: text() }),
  "POST /api/v1/conversations/[id]/read": () => ({ body: { seq: 1 } }),
  "POST /api/v1/conversations/delivered": delivered,
  "POST /api/v1/conversations/[id]/actions": () => ({ body: { actions: [{ type: "resolve" }] } }),
  "PATCH /api/v1/contacts/[id]": () => ({ body: { blocked: false } }),
  // What these read or delete grows with the other calls: each time it is another contact.
  "DELETE /api/v1/contacts/[id]": async (world) => ({ ids: await newContact(world) }),
  "GET /api/v1/contacts/[id]/export": async (world) => ({ ids: await newContact(world) }),
  "DELETE /api/v1/sessions/[id]": async (world) => ({ ids: await newContact(world) }),
  "POST /api/v1/uploads": () => ({ body: "some text" }),
  "GET /api/v1/images": ({ picture }) => ({ query: `?url=${encodeURIComponent(picture.url)}` }),
  "GET /api/files/[address]": ({ signed }) => ({ path: signed.file }),
  "GET /api/pictures/[address]": ({ signed }) => ({ path: signed.picture }),
  "POST /api/v1/realtime/auth": (world) => ({ body: channelOf(world) }),
  "POST /api/v1/realtime/user": () => ({ body: socket }),

  // The widget
  "GET /api/widget/v1/config": ({ ids }) => ({ query: `?inbox=${ids.inboxes}` }),
  "POST /api/widget/v1/proactive": ({ appUrl, ids }) => ({
    by: (method, path, body) => send(appUrl + path, method, { "content-type": "text/plain" }, body),
    body: JSON.stringify({ inboxId: ids.inboxes, id: "page" }),
  }),
  "POST /api/widget/v1/sessions": async ({ appUrl, ids }) => ({
    by: visitorCaller(appUrl),
    body: { inboxId: ids.inboxes, ticket: await frameTicket(appUrl, ids.inboxes ?? "") },
  }),
  "DELETE /api/widget/v1/session": async ({ appUrl, ids }) => ({
    by: (await createVisitor(appUrl, ids.inboxes ?? "")).call,
  }),
  "PUT /api/widget/v1/session/page": () => ({ body: PAGE }),
  "PUT /api/widget/v1/session/user": () => ({ body: { name: "Ada" } }),
  "POST /api/widget/v1/conversations": () => ({ body: text() }),
  "POST /api/widget/v1/conversations/[id]/messages": () => ({ body: text() }),
  "POST /api/widget/v1/conversations/[id]/messages/[messageId]/response": async (world) => {
    const path = `/api/v1/conversations/${world.ids.conversations}/messages`;
    const body = { clientId: crypto.randomUUID(), ...CSAT };
    const asked = await world.tenant.call<{ message: { id: string } }>("POST", path, body);
    return { ids: { messages: asked.body.message.id }, body: { rating: 5 } };
  },
  "POST /api/widget/v1/conversations/[id]/read": () => ({ body: { seq: 1 } }),
  "POST /api/widget/v1/conversations/delivered": delivered,
  "POST /api/widget/v1/conversations/[id]/end": () => ({}),
  "POST /api/widget/v1/conversations/[id]/transcript": async ({ client }) => {
    // A conversation may be mailed a few times only.
    await client.query("DELETE FROM transcript_mails WHERE created_at > now() - interval '1 hour'");
    return { body: { email: newEmail() } };
  },
  "POST /api/widget/v1/realtime/auth": (world) => ({ body: channelOf(world) }),
  "POST /api/widget/v1/realtime/user": () => ({ body: socket }),
  "POST /api/widget/v1/uploads": () => ({ body: "some text" }),

  // Inboxes and webhooks
  "POST /api/v1/inboxes": () => ({
    body: { name: "Shop", brandName: "Shop", websiteUrl: "https://shop.example" },
  }),
  "PATCH /api/v1/inboxes/[id]": () => ({ body: { name: "Website" } }),
  "PATCH /api/v1/inboxes/[id]/security": () => ({ body: { trustedDomains: [] } }),
  "POST /api/v1/inboxes/[id]/security/secret": () => ({ body: {} }),
  "POST /api/v1/inboxes/[id]/security/token": () => ({ body: { token: "a.b.c" } }),
  "POST /api/v1/inboxes/[id]/website-check": async ({ client, ids, picture }) => {
    await client.query("UPDATE inboxes SET website_url = $1 WHERE id = $2", [
      picture.url,
      ids.inboxes,
    ]);
    return {};
  },
  "POST /api/v1/webhooks": async ({ client, workspaceId, ids }) => {
    const others = "DELETE FROM webhooks WHERE workspace_id = $1 AND id <> $2";
    await client.query(others, [workspaceId, ids.webhooks]);
    return { body: HOOK };
  },
  "PATCH /api/v1/webhooks/[id]": () => ({ body: { description: "A hook" } }),
  "DELETE /api/v1/webhooks/[id]": async ({ tenant }) => {
    const made = await tenant.call<{ webhook: { id: string } }>("POST", "/api/v1/webhooks", HOOK);
    return { ids: { webhooks: made.body.webhook.id } };
  },
  "POST /api/v1/webhooks/[id]/secret": () => ({ body: { overlapHours: 0 } }),
  "POST /api/v1/webhooks/[id]/test": () => ({}),
  "POST /api/v1/webhooks/[id]/deliveries/[deliveryId]/resend": () => ({}),
  "POST /api/v1/failed-events/retry": () => ({}),

  // The workspace's people
  "POST /api/v1/invitations": () => ({ body: { email: newEmail(), role: "agent" } }),
  "DELETE /api/v1/invitations/[id]": async (world) => {
    const { id } = await invite(world, newEmail());
    return { ids: { invitations: id } };
  },
  "POST /api/v1/invitations/preview": async (world) => {
    const { token } = await invite(world, newEmail());
    return { body: { token } };
  },
  "POST /api/v1/invitations/accept": async (world) => {
    await leave(world, world.workspaceId);
    const { token } = await invite(world, world.person.email);
    return { body: { token } };
  },
  "PATCH /api/v1/members/[id]": async (world) => ({
    ids: { members: await newMember(world) },
    body: { role: "admin" },
  }),
  "DELETE /api/v1/members/[id]": async (world) => ({ ids: { members: await newMember(world) } }),
  "POST /api/v1/domains": async (world) => {
    await removeDomain(world);
    return { body: { domain: "example.com" } };
  },
  "DELETE /api/v1/domains/[id]": async (world) => ({ ids: { domains: await addDomain(world) } }),
  "GET /api/v1/me/offers": async (world) => {
    await leave(world, world.workspaceId);
    await addDomain(world);
    return {};
  },
  "POST /api/v1/me/offers/[id]": async (world) => {
    await leave(world, world.workspaceId);
    await addDomain(world);
    return { ids: { offers: world.workspaceId } };
  },
  "POST /api/v1/workspaces": async (world) => {
    await leave(world, null);
    return { body: { name: "A new one" } };
  },
  "PUT /api/v1/me/workspace": async ({ tenant, workspaceId }) => ({
    by: tenant.call,
    body: { workspaceId },
  }),
  "PUT /api/v1/me/presence": () => ({ body: {} }),

  // Accounts
  "POST /api/v1/signup": () => ({
    body: { email: newEmail(), password: "a long enough one", name: "Ada", workspaceName: "Ada" },
  }),
  "POST /api/v1/password-reset": ({ person }) => ({ body: { email: person.email } }),
  "POST /api/v1/password-reset/confirm": async (world) => {
    const token = await mailedToken(world, "reset_password", world.person.email);
    return { body: { token, password: world.person.password } };
  },
  "POST /api/v1/email-verification/confirm": async (world) => ({
    body: {
      token: await mailedToken(world, "verify_email", world.person.email),
      password: world.person.password,
    },
  }),
  "POST /api/v1/email-change/confirm": async (world) => ({
    body: {
      token: await mailedToken(world, "change_email", newEmail()),
      password: world.person.password,
    },
  }),
  "POST /api/v1/email-change/undo": async (world) => ({
    body: { token: await mailedToken(world, "undo_email_change", newEmail()) },
  }),
  "PATCH /api/v1/me": () => ({ body: { name: "Owner" } }),
  "PUT /api/v1/me/password": ({ person: { password } }) => ({
    body: { currentPassword: password, password },
  }),
  "PUT /api/v1/me/email": ({ person: { password } }) => ({
    body: { email: newEmail(), currentPassword: password },
  }),
  "POST /api/v1/me/email-verification": async ({ client, person }) => {
    const where = "WHERE id = $1";
    await client.query(`UPDATE users SET email_verified_at = NULL ${where}`, [person.userId]);
    return {};
  },
  "DELETE /api/v1/me/browsers": () => ({}),
  "DELETE /api/v1/me/browsers/[id]": async ({ client, person }) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO sign_ins (id, user_id, expires_at)
       VALUES (gen_random_uuid(), $1, now() + interval '1 day') RETURNING id`,
      [person.userId],
    );
    return { ids: { browsers: rows[0]?.id ?? "" } };
  },
  "POST /api/v1/me/two-factor": ({ person }) => ({ body: { currentPassword: person.password } }),
  "POST /api/v1/me/two-factor/confirm": beginTwoFactor,
  "POST /api/v1/me/two-factor/recovery-codes": async (world) => ({
    by: (await turnOnTwoFactor(world)).by,
    body: { currentPassword: world.person.password },
  }),
  "DELETE /api/v1/me/two-factor": async (world) => ({
    by: (await turnOnTwoFactor(world)).by,
    body: { currentPassword: world.person.password },
  }),
  "POST /api/v1/me/two-factor/check": async (world) => {
    const { recoveryCodes } = await turnOnTwoFactor(world);
    return { by: await signedIn(world), body: { code: recoveryCodes[0] } };
  },

  // What is no API route
  "POST a message, and dispatch its event": ({ client, visitor, workspaceId, ids }) => ({
    by: async () => {
      const path = `/api/widget/v1/conversations/${ids.conversations}/messages`;
      const posted = await visitor("POST", path, text());
      const query = "SELECT 1 FROM events WHERE workspace_id = $1 AND dispatched_at IS NULL";
      await vi.waitFor(
        async () => expect((await client.query(query, [workspaceId])).rowCount).toBe(0),
        { timeout: 10_000 },
      );
      return posted as never;
    },
  }),
  "GET /widget/[inboxId]": ({ ids }) => ({ path: `/widget/${ids.inboxes}` }),
  "GET /conversations": () => ({}),
  "POST /api/auth/callback/credentials": ({ appUrl, person }) => ({
    by: async () => ({ status: (await signIn(appUrl, person)) ? 200 : 401 }) as never,
  }),
};

/** Routes that are not measured here, and why. */
export const NOT_MEASURED: Record<string, string> = {
  "GET /api/cron/jobs": "works off what is due in all workspaces: lib/platform/jobs.test.ts",
  "GET /api/cron/retention": "sweeps all workspaces: lib/privacy/run-retention.test.ts",
};

/** Every route of the service, and pages that ask the database. */
export const MEASURED = [...new Set([...Object.keys(ACCESS), ...Object.keys(ROWS)])].filter(
  (name) => !(name in NOT_MEASURED),
);

/** Routes that change something and say nowhere how they are called. */
export function routesWithoutRow(): string[] {
  return MEASURED.filter((name) => !name.startsWith("GET ") && !(name in ROWS));
}

/** Makes what a call of a route needs, and returns the call. */
export async function prepareCall(world: World, name: string): Promise<() => Promise<void>> {
  const [method = "", pattern = ""] = name.split(" ");
  await restore(world);
  const person = ACCESS[name] === "person" ? await signedIn(world) : world.nobody;
  const ask = (await ROWS[name]?.(world)) ?? {};
  const callers = {
    anyone: world.nobody,
    visitor: world.visitor,
    person,
    member: world.tenant.call,
    admin: world.tenant.call,
  };
  const call = ask.by ?? callers[ACCESS[name] ?? "member"];
  const path = ask.path ?? addressOf(pattern, { ...world.ids, ...ask.ids });
  return async () => {
    const { status, body } = await call(method, path + (ask.query ?? ""), ask.body);
    if (status < 200 || status > 299) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
  };
}

function addressOf(pattern: string, ids: Record<string, string>): string {
  return pattern.replace(/\/([a-z]+)\/\[\w+\]/g, (_, what: string) => {
    const id = ids[what];
    if (!id) throw new Error(`${pattern}: there is no id of ${what}`);
    return `/${what}/${id}`;
  });
}

/** The person's account as it was at the beginning: some calls change it. */
async function restore({ client, person }: World): Promise<void> {
  await client.query(
    `UPDATE users SET email = $2, password_hash = $3, email_verified_at = now(), totp_secret = NULL,
       totp_enabled_at = NULL, totp_last_step = NULL WHERE id = $1`,
    [person.userId, person.email, person.passwordHash],
  );
}

/** The person in a fresh browser: several of the calls sign every browser out. */
async function signedIn({ appUrl, person }: World): Promise<Caller> {
  const cookie = await signIn(appUrl, person);
  if (!cookie) throw new Error("sign-in was refused");
  return memberCaller(appUrl, cookie);
}

/** A contact with a conversation and a session. */
async function newContact({ appUrl, client, tenant, ids }: World): Promise<Record<string, string>> {
  const { call } = await createVisitor(appUrl, ids.inboxes ?? "");
  const id = await startConversation(call);
  const path = `/api/v1/conversations/${id}`;
  const detail = await tenant.call<{ contact: { id: string } }>("GET", path);
  const contacts = detail.body.contact.id;
  const where = "WHERE contact_id = $1";
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM sessions ${where}`, [
    contacts,
  ]);
  return { contacts, sessions: rows[0]?.id ?? "" };
}

async function invite({ tenant }: World, email: string): Promise<{ id: string; token: string }> {
  const made = await tenant.call<{ invitation: { id: string }; url: string }>(
    "POST",
    "/api/v1/invitations",
    { email, role: "agent" },
  );
  return { id: made.body.invitation.id, token: new URL(made.body.url).hash.slice(1) };
}

/** A member of the measured workspace. */
async function newMember({ client, workspaceId }: World): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `WITH one AS (
       INSERT INTO users (id, email, name, updated_at)
       VALUES (gen_random_uuid(), $1, 'Agent', now()) RETURNING id
     )
     INSERT INTO members (id, workspace_id, user_id, role)
     SELECT gen_random_uuid(), $2, id, 'agent' FROM one RETURNING id`,
    [newEmail(), workspaceId],
  );
  return rows[0]?.id ?? "";
}

/** The person is no member of the workspace, or of any. */
async function leave({ client, person }: World, workspaceId: string | null): Promise<void> {
  const isIt = "($2::uuid IS NULL OR workspace_id = $2)";
  await client.query(`DELETE FROM members WHERE user_id = $1 AND ${isIt}`, [
    person.userId,
    workspaceId,
  ]);
}

async function removeDomain({ client, workspaceId }: World): Promise<void> {
  await client.query("DELETE FROM join_domains WHERE workspace_id = $1", [workspaceId]);
}

async function addDomain(world: World): Promise<string> {
  await removeDomain(world);
  const { rows } = await world.client.query<{ id: string }>(
    `INSERT INTO join_domains (id, workspace_id, domain)
     VALUES (gen_random_uuid(), $1, 'example.com') RETURNING id`,
    [world.workspaceId],
  );
  return rows[0]?.id ?? "";
}

/** A token of a link that was mailed to the person at `email`. */
async function mailedToken({ client, person }: World, purpose: string, email: string) {
  const token = crypto.randomUUID().replaceAll("-", "").padEnd(43, "x");
  await client.query(
    `INSERT INTO account_tokens (id, user_id, purpose, email, token_hash, expires_at, created_at)
     VALUES (gen_random_uuid(), $1, $2::"TokenPurpose", $3, $4, now() + interval '1 hour',
       now() + interval '1 second')`,
    [person.userId, purpose, email, createHash("sha256").update(token).digest()],
  );
  return token;
}

/** What turns two-factor sign-in on, in a browser of its own: the other ones are signed out. */
async function beginTwoFactor(world: World) {
  const by = await signedIn(world);
  const body = { currentPassword: world.person.password };
  const begun = await by<{ secret: string }>("POST", "/api/v1/me/two-factor", body);
  return { by, body: { code: totpCode(begun.body.secret) } };
}

async function turnOnTwoFactor(world: World) {
  const { by, body } = await beginTwoFactor(world);
  type Codes = { recoveryCodes: string[] };
  const on = await by<Codes>("POST", "/api/v1/me/two-factor/confirm", body);
  return { by, recoveryCodes: on.body.recoveryCodes };
}
