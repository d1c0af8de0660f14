// What a form or program sends and gets a 2xx for is either kept, so that somebody can read it, or
// there is a reason here why not. The routes and the fields of their bodies are read from the code and
// from the contract's schemas: a new field without a row fails.
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  type Caller,
  createTenant,
  createVisitor,
  frameTicket,
  type Tenant,
  visitorCaller,
} from "../support/http-client.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";
import {
  FIELDS_NOT_KEPT,
  leavesOf,
  NOT_KEPT,
  pathsOf,
  READ_BACK,
  routes,
} from "./accepted-bodies.ts";

const appUrl = inject("appUrl");
const covered = new Map<string, Set<string>>();

/** Sends a body, and expects to find each value of it in what can be read afterwards. */
async function expectKept(
  route: string,
  call: Caller,
  body: object,
  read: (answer: unknown) => Promise<unknown[]>,
): Promise<unknown> {
  const [method = "", path = ""] = route.split(" ");
  const { pathname } = addressOf(path);
  const answer = await call(method, pathname, body);
  expect(answer.status, `${route}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  const text = JSON.stringify(await read(answer.body));
  const exempt = Object.keys(FIELDS_NOT_KEPT)
    .filter((key) => key.startsWith(`${route} `))
    .map((key) => key.slice(route.length + 1));
  for (const [name, value] of Object.entries(flatten(body))) {
    if (exempt.some((field) => name === field || name.startsWith(`${field}.`))) continue;
    const found = JSON.stringify(value).slice(1, -1);
    expect(text, `${route}: ${name} was accepted and cannot be read back`).toContain(
      typeof value === "string" ? found : JSON.stringify(value),
    );
  }
  const fields = covered.get(route) ?? new Set<string>();
  for (const one of pathsOf(body)) fields.add(one);
  covered.set(route, fields);
  return answer.body;
}

function flatten(value: unknown, path = ""): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return { [path]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, one]) => flatten(one, path ? `${path}.${name}` : name)),
  );
}

let tenant: Tenant;
let visitor: Caller;
/** A verified visitor. */
let verified: Caller;
let conversation = "";
const uuid = () => crypto.randomUUID();
const word = () => `w${uuid().slice(0, 8)}`;
const ids: Record<string, string> = {};

function addressOf(path: string): { pathname: string } {
  const pathname = path.replace(/\/([a-z]+)\/\[(\w+)\]/g, (_, of: string) => `/${of}/${ids[of]}`);
  return { pathname };
}

const get = async (path: string) => (await tenant.call("GET", path)).body;
const detailOf = (id: string) => get(`/api/v1/conversations/${id}`);
const messagesOf = (id: string) => get(`/api/v1/conversations/${id}/messages`);

async function verifiedVisitor(): Promise<Caller> {
  const inboxId = tenant.inbox.id;
  const path = `/api/v1/inboxes/${inboxId}/security/secret`;
  const { secret } = (await tenant.call<{ secret: string }>("POST", path, {})).body;
  const ticket = await frameTicket(appUrl, inboxId);
  const userJWT = signJwt(claimsOf(uuid()), secret);
  const made = await visitorCaller(appUrl)<{ token: string }>("POST", "/api/widget/v1/sessions", {
    inboxId,
    ticket,
    userJWT,
  });
  return visitorCaller(appUrl, made.body.token);
}

beforeAll(async () => {
  tenant = await createTenant(appUrl, "Kept");
  ids.inboxes = tenant.inbox.id;
  const fields = [
    { name: "name", label: "Name", required: true },
    { name: "team", label: "Team" },
  ];
  await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, {
    settings: { behaviour: { preChat: { enabled: true, fields } } },
  });
  verified = await verifiedVisitor();
  visitor = (await createVisitor(appUrl, tenant.inbox.id)).call;
});

const startBody = () => ({
  clientId: uuid(),
  text: word(),
  form: { name: word(), team: word(), budget: word() },
  proactive: { id: "page", message: word() },
});
type Started = { conversation: { id: string } };
const readStarted = async (answer: unknown) => {
  const { id } = (answer as Started).conversation;
  return [await detailOf(id), await messagesOf(id), answer];
};

describe("what is sent can be read", () => {
  it("by the team: what anonymous and signed-in visitors filled in before a chat", async () => {
    const route = "POST /api/widget/v1/conversations";
    for (const call of [visitor, verified]) {
      const attachmentIds = [await upload(call)];
      const body = { ...startBody(), attachmentIds };
      const started = (await expectKept(route, call, body, readStarted)) as Started;
      conversation = started.conversation.id;
    }
    ids.conversations = conversation;
  });

  it("what a session and its pages say", async () => {
    const inboxId = tenant.inbox.id;
    const page = () => ({ url: `https://a.example/${word()}`, title: word(), referrer: word() });
    const user = () => ({
      ...{ id: word(), name: word(), email: `${word()}@example.com` },
      ...{ avatar: `https://a.example/${word()}.png`, metadata: { plan: word() } },
    });
    const privacy = { retentionDays: 30, anonymizeIp: true };
    const ticket = await frameTicket(appUrl, inboxId);
    const body = {
      ...{ inboxId, ticket, page: page(), privacy, locale: "de-AT", timezone: "Europe/Vienna" },
      ...{ user: user(), embedder: "https://a.example" },
    };
    let call: Caller = visitorCaller(appUrl);
    let of = "";
    const seen = async () => {
      const detail = (await detailOf(of)) as { contact: { id: string } };
      const sessions = await get(`/api/v1/contacts/${detail.contact.id}/sessions`);
      const { db } = await import("../../lib/platform/db.ts");
      // Shown as a picture that comes through us: the address itself is in the export.
      const { avatarUrl } = await contactOf(db, detail.contact.id);
      return [detail, sessions, avatarUrl];
    };
    await expectKept("POST /api/widget/v1/sessions", call, body, async (answer) => {
      call = visitorCaller(appUrl, (answer as { token: string }).token);
      const started = await call<Started>("POST", "/api/widget/v1/conversations", {
        clientId: uuid(),
        text: "x",
      });
      of = started.body.conversation.id;
      return seen();
    });
    await expectKept("PUT /api/widget/v1/session/page", call, { ...page(), privacy }, seen);
    await expectKept("PUT /api/widget/v1/session/user", call, user(), seen);
    // A page cannot change what the website's server has signed: the answer says so.
    const refused = await verified("PUT", "/api/widget/v1/session/user", user());
    expect(refused.status).toBe(409);
  });

  it("messages, answers and notes", async () => {
    const read = async () => [
      await messagesOf(conversation),
      await get(`/api/v1/conversations/${conversation}/notes`),
      await detailOf(conversation),
    ];
    const own = "POST /api/widget/v1/conversations/[id]/messages";
    const attachmentIds = [await upload(verified)];
    await expectKept(own, verified, { clientId: uuid(), text: word(), attachmentIds }, read);
    const route = "POST /api/v1/conversations/[id]/messages";
    const buttons = () => [{ id: word(), label: word(), url: `https://a.example/${word()}` }];
    const card = () => ({
      ...{ title: word(), subtitle: word(), buttons: buttons() },
    });
    const fields = [
      {
        ...{ name: word(), label: word(), type: "select", required: true },
        ...{ placeholder: word(), options: [word()] },
      },
    ];
    const body = { text: word() };
    for (const content of [
      { type: "card", card: card() },
      { type: "interactive", interactive: { type: "buttons", body, buttons: buttons() } },
      { type: "interactive", interactive: { type: "quick_replies", body, replies: buttons() } },
      { type: "interactive", interactive: { type: "carousel", body, cards: [card()] } },
      { type: "interactive", interactive: { type: "csat", body, scale: 5 } },
      { type: "interactive", interactive: { type: "form", body, fields, submitButton: word() } },
    ]) {
      const attachmentIds = [await memberUpload()];
      const sent = { clientId: uuid(), text: word(), attachmentIds, content };
      const made = await expectKept(route, tenant.call, sent, read);
      const { id } = (made as { message: { id: string } }).message;
      ids.messages = id;
      const respond = "POST /api/widget/v1/conversations/[id]/messages/[messageId]/response";
      const type = content.interactive?.type;
      const fieldName = fields[0]?.name ?? "";
      const option = fields[0]?.options[0] ?? "";
      if (type === "csat") {
        await expectKept(respond, verified, { rating: 4, comment: word() }, read);
      } else if (type === "form") {
        await expectKept(respond, verified, { values: { [fieldName]: option } }, read);
      } else if (type === "buttons") {
        const buttonId = content.interactive?.buttons?.[0]?.id ?? "";
        await expectKept(respond, verified, { buttonId }, read);
      }
    }
    const note = { clientId: uuid(), text: word() };
    await expectKept("POST /api/v1/conversations/[id]/notes", tenant.call, note, read);
    const { memberId } = (await get("/api/v1/me")) as { memberId: string };
    const actions = [{ type: "assign", assigneeId: memberId }];
    const run = "POST /api/v1/conversations/[id]/actions";
    await expectKept(run, tenant.call, { actions }, read);
  });

  it("what the team sets up", async () => {
    const inbox = { name: word(), brandName: word(), websiteUrl: `https://${word()}.example/` };
    const lists = async () => [
      await get("/api/v1/inboxes"),
      await get(`/api/v1/inboxes/${tenant.inbox.id}`),
      await get(`/api/v1/inboxes/${tenant.inbox.id}/security`),
      await get("/api/v1/invitations"),
      await get("/api/v1/me"),
      await get("/api/v1/webhooks"),
    ];
    const { call } = tenant;
    await expectKept("POST /api/v1/inboxes", call, inbox, lists);
    const changed = { name: word(), brandName: word(), websiteUrl: `https://${word()}.example/` };
    const settings = { language: "de" };
    await expectKept(
      "PATCH /api/v1/inboxes/[id]",
      call,
      { ...changed, enabled: true, settings },
      lists,
    );
    await expectKept(
      "PATCH /api/v1/inboxes/[id]/security",
      call,
      { trustedDomains: ["a.example"], blockedIps: ["192.0.2.77"], sessionDuration: "7h" },
      lists,
    );
    const invited = { email: `${word()}@example.com`, role: "admin" };
    await expectKept("POST /api/v1/invitations", call, invited, lists);
    await expectKept("PATCH /api/v1/me", call, { name: word() }, lists);
    const webhook = () => ({
      ...{ url: `http://127.0.0.1:9/${word()}`, description: word() },
      ...{ events: ["message.sent"], inboxId: tenant.inbox.id },
    });
    const made = await expectKept("POST /api/v1/webhooks", call, webhook(), lists);
    ids.webhooks = (made as { webhook: { id: string } }).webhook.id;
    await expectKept("PATCH /api/v1/webhooks/[id]", call, { ...webhook(), enabled: false }, lists);
  });
});

describe("no body is left out", () => {
  it("each has its way to be read back, or a reason", () => {
    const declared = [...READ_BACK, ...Object.keys(NOT_KEPT)].sort();
    expect(declared).toEqual(routes.map(({ name }) => name).sort());
  });

  it("nor is any field of one that is read back", () => {
    const missing = routes
      .filter(({ name }) => READ_BACK.has(name))
      .flatMap(({ name, schema }) => {
        const sent = covered.get(name) ?? new Set();
        return leavesOf(schema)
          .filter((leaf) => !isSent(sent, leaf) && !(`${name} ${leaf}` in FIELDS_NOT_KEPT))
          .map((leaf) => `${name} ${leaf}`);
      });
    expect(missing).toEqual([]);
  });
});

/** A record (`form`, `values`, `metadata`) is one field, whatever names are in it. */
const isSent = (sent: Set<string>, leaf: string) =>
  [...sent].some((path) => path === leaf || path.startsWith(`${leaf}.`));

async function upload(call: Caller): Promise<string> {
  const { body } = await call<{ id: string }>("POST", "/api/widget/v1/uploads", "some text");
  return body.id;
}
async function memberUpload(): Promise<string> {
  const { body } = await tenant.call<{ id: string }>("POST", "/api/v1/uploads", "some text");
  return body.id;
}

type Db = typeof import("../../lib/platform/db.ts").db;
async function contactOf(db: Db, id: string): Promise<{ avatarUrl: string | null }> {
  Object.assign(process.env, {
    DATABASE_URL: inject("databaseUrl"),
    APP_SECRET: "x".repeat(32),
    PUSHER_APP_ID: "t",
    PUSHER_KEY: "t",
    PUSHER_SECRET: "t",
  });
  const row = await db().contact.findUniqueOrThrow({ where: { id } });
  await db().$disconnect();
  return row;
}
