// How neighbours.test.ts calls each route, over and over.
import { expect, vi } from "vitest";
import { signIn } from "../support/http-client.ts";
import { ACCOUNT_ROWS } from "./neighbour-account-calls.ts";
import { CONVERSATION_ROWS, text } from "./neighbour-conversation-calls.ts";
import {
  addDomain,
  invite,
  leave,
  newEmail,
  newMailInbox,
  newMember,
  newPost,
  newProviderInbox,
  removeDomain,
  restorePerson,
  signedIn,
} from "./neighbour-people.ts";
import { HOOK, IMPORT, newImport, REPLY, type Row, type World } from "./neighbour-world.ts";
import { ACCESS } from "./route-matrix.ts";

const KEY = { name: "Program", scopes: ["members:read"] };

/** Nothing listens there. */
const CARD_SERVER = { url: "http://127.0.0.1:9/", title: "Shop" };
const withCardServer: Row = async ({ tenant }) => {
  await tenant.call("PUT", "/api/v1/contact-card", CARD_SERVER);
  return {};
};

const EVERYTHING = { match: "all", conditions: [] };
const word = () => crypto.randomUUID();

/** A row of an area that only needs a name, to be deleted. */
async function newOf(tenant: World["tenant"], area: string, body: object) {
  const made = await tenant.call<{ id: string }>("POST", `/api/v1/${area}`, {
    name: word(),
    ...body,
  });
  return { ids: { [area]: made.body.id } };
}

/** A route without a row is called as it is, which is enough for most that only read. */
const ROWS: Record<string, Row> = {
  ...ACCOUNT_ROWS,

  ...CONVERSATION_ROWS,

  // Inboxes and webhooks
  "POST /api/v1/inboxes": () => ({
    body: { name: "Shop", brandName: "Shop", websiteUrl: "https://shop.example" },
  }),
  "PATCH /api/v1/inboxes/[id]": () => ({ body: { name: "Website" } }),
  "PATCH /api/v1/inboxes/[id]/security": () => ({ body: { trustedDomains: [] } }),
  "POST /api/v1/inboxes/[id]/security/secret": () => ({ body: {} }),
  "POST /api/v1/inboxes/[id]/security/token": () => ({ body: { token: "a.b.c" } }),
  "GET /api/v1/inboxes/[id]/mail-account": async (world) => ({ ids: await newMailInbox(world) }),
  "PUT /api/v1/inboxes/[id]/mail-account": async (world) => ({
    ids: await newMailInbox(world),
    body: {
      ...{ address: newEmail(), senderName: "Shop", signature: "" },
      ...{ outbound: { kind: "installation" }, inbound: { kind: "forwarding" } },
    },
  }),
  "POST /api/v1/inboxes/[id]/mail-account/check": async (world) => ({
    ids: await newMailInbox(world),
  }),
  "GET /api/v1/inboxes/[id]/mail-account/test": async (world) => ({
    ids: await newMailInbox(world),
  }),
  "POST /api/v1/inboxes/[id]/mail-account/test": async (world) => ({
    ids: await newMailInbox(world),
  }),
  "POST /api/v1/inboxes/[id]/mail-account/key": async (world) => ({
    ids: await newProviderInbox(world),
  }),
  "POST /api/inbound/inboxes/[id]/[provider]": newPost,
  "POST /api/v1/inboxes/[id]/website-check": async ({ client, ids, picture }) => {
    await client.query("UPDATE inboxes SET website_url = $1 WHERE id = $2", [
      picture.url,
      ids.inboxes,
    ]);
    return {};
  },
  "GET /api/v1/conversations/[id]/contact-card": withCardServer,
  "POST /api/v1/conversations/[id]/contact-card/buttons": async (world) => ({
    ...(await withCardServer(world)),
    body: { buttonId: "refund" },
  }),
  "GET /api/v1/contact-card": withCardServer,
  "PUT /api/v1/contact-card": () => ({ body: CARD_SERVER }),
  "DELETE /api/v1/contact-card": withCardServer,
  "POST /api/v1/contact-card/secret": async (world) => ({
    ...(await withCardServer(world)),
    body: { overlapHours: 0 },
  }),
  "POST /api/v1/contact-card/test": withCardServer,
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
  "POST /api/v1/imports": async ({ client, workspaceId, ids }) => {
    const others = "DELETE FROM imports WHERE workspace_id = $1 AND id <> $2";
    await client.query(others, [workspaceId, ids.imports]);
    return { body: { ...IMPORT, inboxId: ids.inboxes } };
  },
  "PUT /api/v1/imports/[id]/parts/[number]": () => ({ body: { type: "contact", id: "1" } }),
  "POST /api/v1/imports/[id]/run": async (world) => {
    const imports = await newImport(world);
    const part = `/api/v1/imports/${imports}/parts/1`;
    await world.tenant.call("PUT", part, { type: "contact", id: "1" });
    return { ids: { imports }, body: { dryRun: true } };
  },
  "DELETE /api/v1/imports/[id]": async (world) => ({ ids: { imports: await newImport(world) } }),
  "POST /api/v1/saved-replies": async ({ client, workspaceId, ids }) => {
    const others = "DELETE FROM saved_replies WHERE workspace_id = $1 AND id <> $2";
    await client.query(others, [workspaceId, ids["saved-replies"]]);
    return { body: REPLY };
  },
  "POST /api/v1/saved-replies/import": async ({ client, workspaceId, ids }) => {
    const others = "DELETE FROM saved_replies WHERE workspace_id = $1 AND id <> $2";
    await client.query(others, [workspaceId, ids["saved-replies"]]);
    return { body: { csv: "name,text\nRefund,It is on its way.\n" } };
  },
  "PATCH /api/v1/saved-replies/[id]": () => ({ body: { text: "It was paid back." } }),
  "DELETE /api/v1/saved-replies/[id]": async ({ tenant }) => {
    const made = await tenant.call<{ id: string }>("POST", "/api/v1/saved-replies", REPLY);
    return { ids: { "saved-replies": made.body.id } };
  },
  "POST /api/v1/saved-replies/[id]/use": () => ({}),
  "POST /api/v1/api-keys": async ({ client, workspaceId }) => {
    await client.query("DELETE FROM api_keys WHERE workspace_id = $1", [workspaceId]);
    return { body: KEY };
  },
  "DELETE /api/v1/api-keys/[id]": async ({ tenant }) => {
    const made = await tenant.call<{ apiKey: { id: string } }>("POST", "/api/v1/api-keys", KEY);
    return { ids: { "api-keys": made.body.apiKey.id } };
  },
  "POST /api/v1/attribute-definitions": async ({ client, workspaceId, ids }) => {
    const others = "DELETE FROM attribute_definitions WHERE workspace_id = $1 AND id <> $2";
    await client.query(others, [workspaceId, ids["attribute-definitions"]]);
    return { body: { subject: "contact", key: word(), name: word(), type: "text" } };
  },
  "PATCH /api/v1/attribute-definitions/[id]": () => ({ body: { name: word(), position: 0 } }),
  "DELETE /api/v1/attribute-definitions/[id]": ({ tenant }) =>
    newOf(tenant, "attribute-definitions", {
      ...{ subject: "contact", key: word(), type: "text" },
    }),
  "POST /api/v1/tags": async ({ client, workspaceId, ids }) => {
    const others = "DELETE FROM tags WHERE workspace_id = $1 AND id <> $2";
    await client.query(others, [workspaceId, ids.tags]);
    return { body: { name: word() } };
  },
  "PATCH /api/v1/tags/[id]": () => ({ body: { name: word() } }),
  "DELETE /api/v1/tags/[id]": ({ tenant }) => newOf(tenant, "tags", {}),
  "POST /api/v1/teams": async ({ client, workspaceId, ids }) => {
    const others = "DELETE FROM teams WHERE workspace_id = $1 AND id <> $2";
    await client.query(others, [workspaceId, ids.teams]);
    return { body: { name: word() } };
  },
  "PATCH /api/v1/teams/[id]": () => ({ body: { name: word() } }),
  "DELETE /api/v1/teams/[id]": ({ tenant }) => newOf(tenant, "teams", {}),
  "POST /api/v1/saved-views": async ({ client, workspaceId, ids }) => {
    const others = "DELETE FROM saved_views WHERE workspace_id = $1 AND id <> $2";
    await client.query(others, [workspaceId, ids["saved-views"]]);
    return { body: { name: word(), filter: EVERYTHING } };
  },
  "PATCH /api/v1/saved-views/[id]": () => ({ body: { name: word() } }),
  "DELETE /api/v1/saved-views/[id]": ({ tenant }) =>
    newOf(tenant, "saved-views", { filter: EVERYTHING }),
  "POST /api/v1/failed-events/retry": () => ({}),
  "POST /api/v1/failed-jobs/retry": () => ({}),

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
  "GET /api/mail-html/[token]": "a signed address of one mail: tests/e2e/mail-replies.spec.ts",
  "POST /api/widget/v1/sessions/link": "a signed link of a mail: lib/email/incoming/trust.test.ts",
  "POST /api/v1/unsubscribe/[token]": "a signed link of a mail: tests/e2e/mail-replies.spec.ts",
  "DELETE /api/v1/unsubscribe/[token]": "the same link",
  "POST /api/v1/dev-mail-replies":
    "only for the person at the machine: tests/e2e/mail-replies.spec.ts",
  "POST /api/v1/inboxes/[id]/mail-account/sign-in":
    "needs a provider, and reads one account: lib/email/accounts/sign-in/mail-sign-in.test.ts",
  "GET /api/mail-sign-in": "the end of the same sign-in",
  "POST /api/inbound/mail/[provider]":
    "the same as for an inbox, with the owner by its id: lib/email/incoming/receive-post.test.ts",
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
  await restorePerson(world);
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
  return pattern.replace(/\/([a-z-]+)\/\[\w+\]/g, (_, what: string) => {
    const id = ids[what];
    if (!id) throw new Error(`${pattern}: there is no id of ${what}`);
    return `/${what}/${id}`;
  });
}
