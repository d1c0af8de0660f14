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
import { FIELDS_NOT_KEPT, leavesOf, NOT_KEPT, READ_BACK, routes } from "./accepted-bodies.ts";
import { contents, expectKept, ids, wasSent, word } from "./expect-kept.ts";
import { expectKeptSettings } from "./kept-settings.ts";

const appUrl = inject("appUrl");

let tenant: Tenant;
let visitor: Caller;
/** A verified visitor. */
let verified: Caller;
let conversation = "";
const uuid = () => crypto.randomUUID();

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
  it("the team can read what anonymous and signed-in visitors filled in before a chat", async () => {
    const route = "POST /api/widget/v1/conversations";
    for (const call of [visitor, verified]) {
      const attachmentIds = [await upload(call)];
      const body = { ...startBody(), attachmentIds };
      const started = (await expectKept(route, call, body, readStarted)) as Started;
      conversation = started.conversation.id;
    }
    ids.conversations = conversation;
  });

  it("what a session and its pages say can be read", async () => {
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

  it("messages, answers and notes can be read", async () => {
    const read = async () => [
      await messagesOf(conversation),
      await get(`/api/v1/conversations/${conversation}/notes`),
      await get(`/api/v1/conversations/${conversation}/participants`),
      await detailOf(conversation),
    ];
    const own = "POST /api/widget/v1/conversations/[id]/messages";
    const attachmentIds = [await upload(verified)];
    await expectKept(own, verified, { clientId: uuid(), text: word(), attachmentIds }, read);
    const route = "POST /api/v1/conversations/[id]/messages";
    for (const content of contents()) {
      const attachmentIds = [await memberUpload()];
      const sent = { clientId: uuid(), text: word(), attachmentIds, content };
      const made = await expectKept(route, tenant.call, sent, read);
      const { id } = (made as { message: { id: string } }).message;
      ids.messages = id;
      const respond = "POST /api/widget/v1/conversations/[id]/messages/[messageId]/response";
      const interactive = "interactive" in content ? content.interactive : null;
      const type = interactive?.type;
      const field = interactive && "fields" in interactive ? interactive.fields[0] : undefined;
      if (type === "csat") {
        await expectKept(respond, verified, { rating: 4, comment: word() }, read);
      } else if (type === "form") {
        await expectKept(
          respond,
          verified,
          { values: { [field?.name ?? ""]: field?.options[0] ?? "" } },
          read,
        );
      } else if (type === "buttons") {
        const buttonId =
          (interactive && "buttons" in interactive && interactive.buttons[0]?.id) || "";
        await expectKept(respond, verified, { buttonId }, read);
      }
    }
    const draft = { mode: "note", text: word(), tabId: uuid(), tabVersion: 3 };
    await expectKept("PUT /api/v1/conversations/[id]/drafts", tenant.call, draft, async () => [
      await get(`/api/v1/conversations/${conversation}/drafts`),
    ]);
    const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const scheduled = async () => [
      await get(`/api/v1/conversations/${conversation}/scheduled-messages`),
    ];
    const planned = await expectKept(
      "POST /api/v1/conversations/[id]/scheduled-messages",
      tenant.call,
      { clientId: uuid(), text: word(), sendAt: later(2), ifContactWrites: "send" },
      scheduled,
    );
    ids["scheduled-messages"] = (planned as { id: string }).id;
    await expectKept(
      "PATCH /api/v1/scheduled-messages/[id]",
      tenant.call,
      { text: word(), sendAt: later(3), ifContactWrites: "hold" },
      scheduled,
    );
    const { memberId } = (await get("/api/v1/me")) as { memberId: string };
    const mentions = [{ type: "member", id: memberId }];
    const note = { clientId: uuid(), text: word(), mentions };
    const written = await expectKept(
      "POST /api/v1/conversations/[id]/notes",
      tenant.call,
      note,
      read,
    );
    ids.notes = (written as { note: { id: string } }).note.id;
    const change = { text: word(), mentions, editedAt: null };
    const patchNote = "PATCH /api/v1/conversations/[id]/notes/[noteId]";
    await expectKept(patchNote, tenant.call, change, read);
    const idOf = async (area: string) =>
      (await tenant.call<{ id: string }>("POST", `/api/v1/${area}`, { name: word() })).body.id;
    const actions = [
      { type: "assign", assigneeId: memberId },
      { type: "assign_team", teamId: await idOf("teams") },
      { type: "add_tag", tagId: await idOf("tags") },
      { type: "follow", memberId },
      { type: "set_priority", priority: "urgent" },
      { type: "set_attribute", key: word(), value: word() },
      { type: "snooze", until: new Date(Date.now() + 3_600_000).toISOString() },
    ];
    const run = "POST /api/v1/conversations/[id]/actions";
    await expectKept(run, tenant.call, { actions }, read);
  });

  it("what programs send and say of contacts can be read", async () => {
    const details = () => ({
      ...{ name: word(), email: `${word()}@example.com` },
      ...{ avatarUrl: `https://a.example/${word()}.png`, attributes: { plan: word() } },
    });
    const externalId = word();
    const found = async () => [await get(`/api/v1/contacts?externalId=${externalId}`)];
    const make = "POST /api/v1/contacts";
    const made = await expectKept(make, tenant.call, { ...details(), externalId }, found);
    ids.contacts = (made as { id: string }).id;
    const put = "PUT /api/v1/contacts/by-external-id/[externalId]";
    ids["by-external-id"] = externalId;
    await expectKept(put, tenant.call, details(), found);
    const read = async () => [await get(`/api/v1/contacts/${ids.contacts}`)];
    const patch = { ...details(), externalId: word() };
    await expectKept("PATCH /api/v1/contacts/[id]", tenant.call, patch, read);
    ids["by-external-id"] = patch.externalId;
    for (const path of ["[id]/events", "by-external-id/[externalId]/events"]) {
      const event = {
        ...{ name: word(), at: "2026-01-15T10:28:00.000Z", fields: { total: word() } },
        ...{ link: `https://a.example/${word()}`, clientId: uuid() },
      };
      await expectKept(`POST /api/v1/contacts/${path}`, tenant.call, event, async () => [
        await get(`/api/v1/contacts/${ids.contacts}/events`),
      ]);
    }
    const message = {
      ...{ channelId: tenant.inbox.id, to: ids.contacts, clientId: uuid() },
      ...{ content: { type: "text", text: word() }, attachmentIds: [await memberUpload()] },
    };
    for (const content of [message.content, ...contents()]) {
      const sent = { ...message, clientId: uuid(), content };
      await expectKept("POST /api/v1/messages", tenant.call, sent, async (answer) => {
        const id = (answer as { conversationId: string }).conversationId;
        return [await messagesOf(id), await detailOf(id)];
      });
      message.attachmentIds = [await memberUpload()];
    }
  });

  it("what the team sets up can be read", () => expectKeptSettings(tenant));
});

describe("no body is left out", () => {
  it("each body has its way to be read back, or a reason", () => {
    const declared = [...READ_BACK, ...Object.keys(NOT_KEPT)].sort();
    expect(declared).toEqual(routes.map(({ name }) => name).sort());
  });

  it("no field of a body that is read back is left out", () => {
    const missing = routes
      .filter(({ name }) => READ_BACK.has(name))
      .flatMap(({ name, schema }) =>
        leavesOf(schema)
          .filter((leaf) => !wasSent(name, leaf) && !(`${name} ${leaf}` in FIELDS_NOT_KEPT))
          .map((leaf) => `${name} ${leaf}`),
      );
    expect(missing).toEqual([]);
  });
});

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
