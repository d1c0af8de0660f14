// Whom neighbours.test.ts calls every route for: a workspace with one of everything.
import type pg from "pg";
import {
  type Caller,
  createTenant,
  createVisitor,
  memberCaller,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";

/** What a card of the workspace shows: served by the test. */
export type Picture = { url: string };

export type World = {
  appUrl: string;
  client: pg.Client;
  tenant: Tenant;
  workspaceId: string;
  /** Somebody else, with a workspace of their own. */
  person: Tenant & { userId: string; passwordHash: string };
  visitor: Caller;
  /** Nobody, from our own pages. */
  nobody: Caller;
  /** Ids of the workspace's things, by the name before them in an address. */
  ids: Record<string, string>;
  picture: Picture;
  /** Paths of a file and of a picture, as the service signs them. */
  signed: { file: string; picture: string };
};

/** A call of a route; what is left out is the workspace's own. */
export type Ask = {
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
export type Row = (world: World) => Ask | Promise<Ask>;

/** A tenant with one of everything, its visitor, and a person of another workspace. */
export async function createWorld(
  appUrl: string,
  client: pg.Client,
  picture: Picture,
  name: string,
): Promise<World> {
  const tenant = await createTenant(appUrl, name);
  const person = await createTenant(appUrl, `${name}, elsewhere`);
  await client.query("UPDATE users SET email_verified_at = now() WHERE email = ANY($1)", [
    [tenant.email, person.email],
  ]);
  const me = await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, {
    settings: { behaviour: { transcriptByEmail: true } },
  });
  const { call: visitor } = await createVisitor(appUrl, tenant.inbox.id);
  const thread = await createThread(tenant, visitor, picture);
  const { conversation, note, message, signed } = thread;
  await visitor("PUT", "/api/widget/v1/session/page", PAGE);
  const hook = await tenant.call<{ webhook: { id: string } }>("POST", "/api/v1/webhooks", HOOK);
  const webhook = hook.body.webhook.id;
  const ping = await tenant.call<{ id: string }>("POST", `/api/v1/webhooks/${webhook}/test`);
  const imported = await tenant.call<{ id: string }>("POST", "/api/v1/imports", {
    ...IMPORT,
    inboxId: tenant.inbox.id,
  });
  const savedReply = await tenant.call<{ id: string }>("POST", "/api/v1/saved-replies", REPLY);
  const lists = await createLists(tenant, conversation);
  const detail = await tenant.call<{ contact: { id: string } }>(
    "GET",
    `/api/v1/conversations/${conversation}`,
  );
  return {
    appUrl,
    client,
    tenant,
    workspaceId: me.body.workspace.id,
    person: { ...person, ...(await accountOf(client, person)) },
    visitor,
    nobody: memberCaller(appUrl, ""),
    ids: {
      conversations: conversation,
      messages: message,
      notes: note,
      "scheduled-messages": thread.planned,
      contacts: detail.body.contact.id,
      inboxes: tenant.inbox.id,
      webhooks: webhook,
      deliveries: ping.body.id,
      imports: imported.body.id,
      "saved-replies": savedReply.body.id,
      ...lists,
      parts: "1",
    },
    picture,
    signed,
  };
}

export const REPLY = { name: "Refund", text: "It is on its way." };
export const PAGE = { url: "https://shop.example/a", title: "A" };
/** Nothing listens there, and no call of the test causes the event. */
export const HOOK = { url: "http://127.0.0.1:9/", events: ["webchat.button.clicked"] };
export const LATER = { text: "Still there?", sendAt: new Date(Date.now() + 864e5).toISOString() };
export const IMPORT = { source: "linkdesk", name: "Before" };
export const CSAT = {
  text: "",
  content: { type: "interactive", interactive: { type: "csat", body: { text: "Well?" } } },
};

/** An import that nothing was sent to, as the only other one of the workspace. */
export async function newImport({ client, tenant, workspaceId, ids }: World): Promise<string> {
  const others = "DELETE FROM imports WHERE workspace_id = $1 AND id <> $2";
  await client.query(others, [workspaceId, ids.imports]);
  const body = { ...IMPORT, inboxId: ids.inboxes };
  return (await tenant.call<{ id: string }>("POST", "/api/v1/imports", body)).body.id;
}

/** A tag, a team and an attribute of the conversation, and a saved view, by what stands before their ids in addresses. */
async function createLists(tenant: Tenant, conversation: string) {
  const make = async (area: string, body: object) =>
    (await tenant.call<{ id: string }>("POST", `/api/v1/${area}`, body)).body.id;
  const attribute = await make("attribute-definitions", {
    ...{ subject: "conversation", key: "order", name: "Order", type: "text" },
  });
  const tags = await make("tags", { name: "Billing" });
  const teams = await make("teams", { name: "Sales" });
  const filter = { match: "all", conditions: [{ field: "tag", operator: "is", value: tags }] };
  const view = await make("saved-views", { name: "Billing", filter });
  await tenant.call("POST", `/api/v1/conversations/${conversation}/actions`, {
    actions: [
      { type: "add_tag", tagId: tags },
      { type: "assign_team", teamId: teams },
      { type: "set_attribute", key: "order", value: "A-7" },
    ],
  });
  return { tags, teams, "saved-views": view, "attribute-definitions": attribute };
}

async function accountOf(client: pg.Client, { email }: Tenant) {
  const query = "SELECT id, password_hash FROM users WHERE email = $1";
  const { rows } = await client.query<{ id: string; password_hash: string }>(query, [email]);
  return { userId: rows[0]?.id ?? "", passwordHash: rows[0]?.password_hash ?? "" };
}

type Sent = { message: { id: string; attachments: { url: string }[]; content: unknown } };

/** A conversation with a note, a file and a picture. */
async function createThread(tenant: Tenant, visitor: Caller, picture: Picture) {
  const conversation = await startConversation(visitor);
  const path = `/api/v1/conversations/${conversation}`;
  const note = await tenant.call<{ note: { id: string } }>("POST", `${path}/notes`, {
    clientId: crypto.randomUUID(),
    text: "A note",
  });
  const planned = await tenant.call<{ id: string }>("POST", `${path}/scheduled-messages`, LATER);
  const file = await visitor<{ id: string }>("POST", "/api/widget/v1/uploads", "some text");
  const withFile = await visitor<Sent>(
    "POST",
    `/api/widget/v1/conversations/${conversation}/messages`,
    { clientId: crypto.randomUUID(), text: "", attachmentIds: [file.body.id] },
  );
  const card = { title: "A card", imageUrl: picture.url };
  const withCard = await tenant.call<Sent>("POST", `${path}/messages`, {
    clientId: crypto.randomUUID(),
    text: "",
    content: { type: "card", card },
  });
  const shown = withCard.body.message.content as { card: { imageUrl: string } };
  return {
    conversation,
    note: note.body.note.id,
    message: withCard.body.message.id,
    planned: planned.body.id,
    signed: {
      file: withFile.body.message.attachments[0]?.url ?? "",
      picture: new URL(shown.card.imageUrl).pathname,
    },
  };
}
