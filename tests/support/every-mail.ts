// Makes a running service send every kind of mail, with one payload in every field that takes text.
import type { JobName } from "@linkdesk/contract/jobs.ts";
import pg from "pg";
import { type Caller, createTenant, createVisitor, send, type Tenant } from "./http-client.ts";
import { CRON_SECRET } from "./test-stack.ts";
import { startReceiver } from "./webhook-receiver.ts";

export type MailJob = Extract<JobName, `mail-${string}`>;

/** A mail as it can be read back, however it was delivered. */
export type SentMail = { to: string; subject: string; text: string; html: string };

export type World = {
  appUrl: string;
  /** The text for every field that takes text. */
  payload: string;
  /** Waits for the mail to an address whose subject begins with `subjectStart`. */
  mailTo: (to: string, subjectStart: string) => Promise<SentMail>;
  /** Of the service: mails that wait for somebody to be away are made due in it. */
  databaseUrl: string;
  tenant: Tenant;
};

type Causes = { [N in MailJob]: (world: World) => Promise<SentMail[]> };

const newEmail = () => `${crypto.randomUUID()}@example.com`;

/** The token in the link of a mail. */
export function tokenIn(mail: SentMail): string {
  const link = /^https?:\/\/\S+$/m.exec(mail.text)?.[0];
  if (!link) throw new Error(`no link in: ${mail.text}`);
  return new URL(link).hash.slice(1);
}

/** What causes each mail, in the order to run; a mail without an entry does not compile. */
const CAUSES: Causes = {
  "mail-verification": async ({ tenant, mailTo }) => {
    const mail = await mailTo(tenant.email, "Confirm your e-mail address");
    const path = "/api/v1/email-verification/confirm";
    const confirmed = await tenant.call("POST", path, { token: tokenIn(mail) });
    expectStatus(confirmed, 204);
    return [mail];
  },
  "mail-invitation": async ({ tenant, mailTo }) => {
    const email = newEmail();
    const made = await tenant.call("POST", "/api/v1/invitations", { email, role: "agent" });
    expectStatus(made, 201);
    return [await mailTo(email, "Join ")];
  },
  "mail-password-reset": async ({ appUrl, tenant, mailTo }) => {
    const asked = await post(appUrl, "/api/v1/password-reset", { email: tenant.email });
    expectStatus(asked, 204);
    return [await mailTo(tenant.email, "Choose a new password")];
  },
  "mail-transcript": async (world) => {
    const email = newEmail();
    const { visitor, conversation } = await converse(world);
    const path = `/api/widget/v1/conversations/${conversation}/transcript`;
    expectStatus(await visitor("POST", path, { email }), 204);
    return [await world.mailTo(email, "Your conversation with ")];
  },
  "mail-email-change": async ({ tenant, mailTo }) => {
    const email = newEmail();
    const body = { email, currentPassword: tenant.password };
    expectStatus(await tenant.call("PUT", "/api/v1/me/email", body), 204);
    return [await mailTo(email, "Confirm your new e-mail address")];
  },
  "mail-email-changed": async ({ tenant, mailTo }) => {
    const email = newEmail();
    const body = { email, currentPassword: tenant.password };
    expectStatus(await tenant.call("PUT", "/api/v1/me/email", body), 204);
    const token = tokenIn(await mailTo(email, "Confirm your new e-mail address"));
    expectStatus(await tenant.call("POST", "/api/v1/email-change/confirm", { token }), 204);
    const notice = await mailTo(tenant.email, "Your e-mail address was changed");
    tenant.email = email;
    return [notice];
  },
  "mail-account-exists": async ({ appUrl, tenant, mailTo }) => {
    const { email } = tenant;
    const body = { email, name: "Eve", password: "a long enough password", workspaceName: "Eve" };
    expectStatus(await post(appUrl, "/api/v1/signup", body), 201);
    return [await mailTo(email, "You already have an account")];
  },
  "mail-security-notice": async ({ tenant, mailTo }) => {
    const body = { currentPassword: tenant.password, password: "another long password" };
    expectStatus(await tenant.call("PUT", "/api/v1/me/password", body), 204);
    return [await mailTo(tenant.email, "Your password was changed")];
  },
  "mail-unread-messages": async (world) => {
    const { appUrl, tenant, payload, mailTo } = world;
    const email = newEmail();
    const { call: visitor } = await createVisitor(appUrl, tenant.inbox.id);
    const body = { clientId: crypto.randomUUID(), text: payload, form: { name: payload, email } };
    const started = await visitor<{ conversation: { id: string } }>(
      "POST",
      "/api/widget/v1/conversations",
      body,
    );
    expectStatus(started, 201);
    const { id } = started.body.conversation;
    await letAway(world, id, "team");
    const toTeam = await mailTo(tenant.email, "New message from ");
    const messages = `/api/v1/conversations/${id}/messages`;
    const answer = { clientId: crypto.randomUUID(), text: payload };
    expectStatus(await tenant.call("POST", messages, answer), 201);
    await letAway(world, id, "contact");
    return [toTeam, await mailTo(email, "New reply from ")];
  },
  "mail-reply": async ({ tenant, payload, mailTo }) => {
    const inbox = { kind: "email", name: payload, brandName: payload };
    const account = { address: newEmail(), senderName: payload };
    const made = await tenant.call<{ id: string }>("POST", "/api/v1/inboxes", {
      ...inbox,
      ...account,
    });
    expectStatus(made, 201);
    const address = newEmail();
    const mail = {
      clientId: crypto.randomUUID(),
      inboxId: made.body.id,
      to: { name: payload, address },
      subject: `Reply ${payload}`,
      text: payload,
    };
    expectStatus(await tenant.call("POST", "/api/v1/conversations", mail), 201);
    return [await mailTo(address, "Reply ")];
  },
  "mail-webhook-disabled": async (world) => {
    const { tenant, payload, mailTo } = world;
    const receiver = await startReceiver();
    receiver.answers(410);
    const body = { url: receiver.url, description: payload, events: ["message.received"] };
    expectStatus(await tenant.call("POST", "/api/v1/webhooks", body), 201);
    await converse(world);
    const mail = await mailTo(tenant.email, "The webhook to ");
    await receiver.close();
    return [mail];
  },
};

/** Creates a workspace with the payload as every name, and causes every mail. */
export async function sendEveryMail(
  service: Omit<World, "tenant">,
): Promise<{ kind: MailJob; mail: SentMail }[]> {
  const { appUrl, payload } = service;
  const world = { ...service, tenant: await createTenant(appUrl, payload, payload) };
  const sent: { kind: MailJob; mail: SentMail }[] = [];
  for (const kind of Object.keys(CAUSES) as MailJob[]) {
    for (const mail of await CAUSES[kind](world)) sent.push({ kind, mail });
  }
  return sent;
}

/** A conversation with the payload as every text of both sides, a file and a card. */
async function converse({ appUrl, tenant, payload }: World) {
  const inbox = `/api/v1/inboxes/${tenant.inbox.id}`;
  const behaviour = { transcript: true, transcriptByEmail: true };
  expectStatus(await tenant.call("PATCH", inbox, { settings: { behaviour } }), 200);
  const { call: visitor, token } = await createVisitor(appUrl, tenant.inbox.id);
  const user = { name: payload, metadata: { [payload.slice(0, 60)]: payload } };
  expectStatus(await visitor("PUT", "/api/widget/v1/session/user", user), 204);
  const file = await upload(appUrl, token, `${payload}.html`);
  const message = { clientId: crypto.randomUUID(), text: payload, attachmentIds: [file] };
  const started = await visitor<{ conversation: { id: string } }>(
    "POST",
    "/api/widget/v1/conversations",
    message,
  );
  expectStatus(started, 201);
  const conversation = started.body.conversation.id;
  const messages = `/api/v1/conversations/${conversation}/messages`;
  const card = { title: payload, subtitle: payload, buttons: [{ id: "x", label: label(payload) }] };
  for (const content of [{ type: "text" }, { type: "card", card }]) {
    const text = content.type === "text" ? payload : "";
    const body = { clientId: crypto.randomUUID(), text, content };
    expectStatus(await tenant.call("POST", messages, body), 201);
  }
  return { visitor, conversation };
}

/** Waits until a mail is planned, lets the time pass until it is due, and has the scheduler look. */
export async function letAway(
  { appUrl, databaseUrl, tenant }: Pick<World, "appUrl" | "databaseUrl" | "tenant">,
  conversationId: string,
  side: "team" | "contact",
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (let planned = 0; planned === 0; ) {
      await client.query(
        `UPDATE sessions SET last_seen_at = now() - interval '1 hour' WHERE inbox_id = $1`,
        [tenant.inbox.id],
      );
      const { rowCount } = await client.query(
        `UPDATE conversation_mails SET due_at = now()
         WHERE conversation_id = $1 AND side = $2::"MailSide" AND due_at > now()`,
        [conversationId, side],
      );
      planned = rowCount ?? 0;
    }
  } finally {
    await client.end();
  }
  const headers = { authorization: `Bearer ${CRON_SECRET}` };
  expectStatus(await send(`${appUrl}/api/cron/jobs`, "GET", headers), 200);
}

const label = (text: string) => text.slice(0, 60);

async function upload(appUrl: string, token: string, name: string): Promise<string> {
  const answer = await fetch(`${appUrl}/api/widget/v1/uploads`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "x-file-name": encodeURIComponent(name) },
    body: "<script>pwned()</script>",
  });
  const { id } = (await answer.json()) as { id?: string };
  if (!id) throw new Error(`upload: ${answer.status}`);
  return id;
}

const post = (appUrl: string, path: string, body: object) =>
  send(`${appUrl}${path}`, "POST", { origin: appUrl }, body);

function expectStatus(answer: Awaited<ReturnType<Caller>>, status: number): void {
  if (answer.status !== status) throw new Error(JSON.stringify(answer.body));
}
