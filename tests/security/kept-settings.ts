// What a team sets up (inboxes, their mail, invitations, webhooks, keys) and whether it can be read again.
import type { Tenant } from "../support/http-client.ts";
import { expectKept, ids, word } from "./expect-kept.ts";

/** Sends every body of the settings, and fails for one that cannot be read. */
export async function expectKeptSettings(tenant: Tenant): Promise<void> {
  const get = async (path: string) => (await tenant.call("GET", path)).body;
  const inbox = { name: word(), brandName: word(), websiteUrl: `https://${word()}.example/` };
  const lists = async () => [
    await get("/api/v1/inboxes"),
    await get(`/api/v1/inboxes/${tenant.inbox.id}`),
    await get(`/api/v1/inboxes/${tenant.inbox.id}/security`),
    await get("/api/v1/invitations"),
    await get("/api/v1/me"),
    await get("/api/v1/webhooks"),
    await get("/api/v1/api-keys"),
    await get("/api/v1/saved-replies"),
  ];
  const { call } = tenant;
  await expectKept("POST /api/v1/inboxes", call, { ...inbox, kind: "webchat" }, lists);
  const identity = () => ({ address: `${word()}@example.com`, senderName: word() });
  const mailed = { kind: "email", name: word(), brandName: word(), ...identity() };
  let mailInbox = "";
  const account = async (answer: unknown) => {
    mailInbox ||= (answer as { id: string }).id;
    const path = `/api/v1/inboxes/${mailInbox}`;
    return [await get(path), await get(`${path}/mail-account`)];
  };
  await expectKept("POST /api/v1/inboxes", call, mailed, account);
  ids.inboxes = mailInbox;
  await expectKept(
    "PUT /api/v1/inboxes/[id]/mail-account",
    call,
    {
      ...{ ...identity(), signature: word(), outbound: { kind: "installation" } },
      inbound: { kind: "provider", provider: "mailgun", hasPlusAddresses: false },
    },
    account,
  );
  const server = (port: number) => ({ host: `${word()}.example`, port, security: "tls" });
  const imap = { kind: "imap", user: word(), folder: word(), hasPlusAddresses: false };
  const secrets = { smtpPassword: word(), imapPassword: word() };
  await expectKept(
    "PUT /api/v1/inboxes/[id]/mail-account",
    call,
    {
      ...{ ...identity(), ...secrets, signature: word() },
      outbound: { kind: "smtp", ...server(466), user: word() },
      inbound: { ...imap, ...server(994) },
    },
    account,
  );
  ids.inboxes = tenant.inbox.id;
  await expectKeptMails(tenant, mailInbox);
  const changed = { name: word(), brandName: word(), websiteUrl: `https://${word()}.example/` };
  const settings = { language: "de" };
  await expectKept(
    "PATCH /api/v1/inboxes/[id]",
    call,
    {
      ...{ ...changed, enabled: true, mailInboxId: mailInbox, settings },
      ...{ replyReopens: false, replyAssigns: true },
    },
    lists,
  );
  await expectKept(
    "PATCH /api/v1/inboxes/[id]/security",
    call,
    {
      trustedDomains: ["a.example"],
      blockedIps: ["192.0.2.77"],
      sessionDuration: "7h",
      customClients: true,
    },
    lists,
  );
  const invited = { email: `${word()}@example.com`, role: "admin" };
  await expectKept("POST /api/v1/invitations", call, invited, lists);
  await expectKept("PATCH /api/v1/me", call, { name: word(), undoSendSeconds: 10 }, lists);
  const webhook = () => ({
    ...{ url: `http://127.0.0.1:9/${word()}`, description: word() },
    ...{ events: ["message.sent"], inboxId: tenant.inbox.id },
  });
  const card = { url: `http://127.0.0.1:9/${word()}`, title: word(), enabled: false };
  await expectKept("PUT /api/v1/contact-card", call, card, async () => [
    await get("/api/v1/contact-card"),
  ]);
  const made = await expectKept("POST /api/v1/webhooks", call, webhook(), lists);
  ids.webhooks = (made as { webhook: { id: string } }).webhook.id;
  await expectKept("PATCH /api/v1/webhooks/[id]", call, { ...webhook(), enabled: false }, lists);
  const reply = () => ({ name: word(), folder: word(), text: word(), isShared: false });
  const saved = await expectKept("POST /api/v1/saved-replies", call, reply(), lists);
  ids["saved-replies"] = (saved as { id: string }).id;
  await expectKept("PATCH /api/v1/saved-replies/[id]", call, reply(), lists);
  const key = {
    ...{ name: word(), scopes: ["conversations:read", "inboxes:read"] },
    ...{ inboxIds: [tenant.inbox.id], expiresInDays: 30 },
  };
  await expectKept("POST /api/v1/api-keys", call, key, lists);
  await expectKeptLists(tenant);
}

/** Attributes, tags, teams and saved views. */
async function expectKeptLists({ call }: Tenant): Promise<void> {
  const of = (area: string) => async () => [(await call("GET", `/api/v1/${area}`)).body];
  const me = (await call<{ memberId: string }>("GET", "/api/v1/me")).body;
  const filter = (match: string) => ({
    match,
    conditions: [{ field: "priority", operator: "is", value: "urgent" }],
  });
  const rows = {
    "attribute-definitions": [
      {
        ...{ subject: "conversation", key: word(), name: word(), description: word() },
        ...{ type: "list", options: [word(), word()], isRequired: true },
      },
      {
        ...{ name: word(), description: word(), options: [word()] },
        ...{ isRequired: false, position: 0 },
      },
    ],
    tags: [
      { name: word(), color: "teal" },
      { name: word(), color: "pink" },
    ],
    teams: [
      { name: word(), memberIds: [me.memberId] },
      { name: word(), memberIds: [] },
    ],
    "saved-views": [
      { name: word(), icon: "🔥", isShared: true, filter: filter("any"), sort: "priority" },
      { name: word(), icon: "⭐", isShared: false, filter: filter("all"), sort: "newest" },
    ],
  };
  for (const [area, [made, changed]] of Object.entries(rows)) {
    const row = await expectKept(`POST /api/v1/${area}`, call, made ?? {}, of(area));
    ids[area] = (row as { id: string }).id;
    await expectKept(`PATCH /api/v1/${area}/[id]`, call, changed ?? {}, of(area));
  }
}

/** A conversation that is started by mail, and whom its next reply goes to. */
async function expectKeptMails(tenant: Tenant, inboxId: string): Promise<void> {
  const get = async (path: string) => (await tenant.call("GET", path)).body;
  const person = () => ({ name: word(), address: `${word()}@example.com` });
  const file = await tenant.call<{ id: string }>("POST", "/api/v1/uploads", "some text");
  const letter = {
    ...{ clientId: crypto.randomUUID(), inboxId, to: person(), cc: [person()] },
    ...{ subject: word(), text: word(), attachmentIds: [file.body.id] },
  };
  let path = "";
  const thread = async (answer: unknown) => {
    path ||= `/api/v1/conversations/${(answer as { conversationId: string }).conversationId}`;
    return [await get(path), await get(`${path}/messages`)];
  };
  await expectKept("POST /api/v1/conversations", tenant.call, letter, thread);
  const before = ids.conversations ?? "";
  ids.conversations = path.split("/").at(-1) ?? "";
  const recipients = { to: [person()], cc: [person()] };
  await expectKept("PUT /api/v1/conversations/[id]/recipients", tenant.call, recipients, thread);
  ids.conversations = before;
}
