// Whoever is signed out, by whomever, hears nothing more: their realtime connection is ended by
// the server. With the real realtime server and the libraries as they are published.

import type { ChannelAuth, UserAuth } from "@linkdesk/chat/pusher.ts";
import { type Authorize, connectionOptions } from "@linkdesk/chat/realtime-client.ts";
import type { CreateApiKeyBody } from "@linkdesk/contract/api-keys.ts";
import { conversationChannel, workspaceChannel } from "@linkdesk/contract/events.ts";
import Pusher from "pusher-js";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import {
  type Caller,
  createKey,
  createTenant,
  createVisitor,
  frameTicket,
  memberCaller,
  send,
  signIn,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { linkIn, untilMail } from "../support/mail.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";

const appUrl = inject("appUrl");
const { key, host, port } = inject("realtime");
const password = "a long enough password";

type Socket = Awaited<ReturnType<typeof connect>>;
const sockets: Pusher[] = [];
let tenant: Tenant;
/** The owner's browser, which stays. */
let owner: Socket;
let workspaceId: string;

beforeEach(async () => {
  tenant = await createTenant(appUrl, "Cutting");
  const me = await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  workspaceId = me.body.workspace.id;
  owner = await connect(tenant.call, "/api/v1", workspaceChannel(workspaceId));
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

/** A browser's socket, signed in and in a channel. */
async function connect(call: Caller, base: string, channel: string) {
  const ask = async <T>(path: string, body: object) => {
    const answer = await call<T>("POST", base + path, body);
    return answer.status === 200 ? answer.body : null;
  };
  const authorize: Authorize = {
    channel: (socket_id, channel_name) =>
      ask<ChannelAuth>("/realtime/auth", { socket_id, channel_name }),
    user: (socket_id) => ask<UserAuth>("/realtime/user", { socket_id }),
  };
  const config = { key, cluster: "", host, port: Number(port), tls: false };
  const pusher = new Pusher(key, connectionOptions(config, host, authorize));
  sockets.push(pusher);
  const events: unknown[] = [];
  const codes: number[] = [];
  const refused: string[] = [];
  pusher.connection.bind("error", (error: { error?: { data?: { code?: number } } }) => {
    codes.push(error.error?.data?.code ?? 0);
  });
  pusher.signin();
  const joined = pusher.subscribe(channel);
  joined.bind_global((name: string, data: unknown) => {
    if (!name.startsWith("pusher:")) events.push(data);
  });
  joined.bind("pusher:subscription_error", () => refused.push(channel));
  await vi.waitFor(() => {
    expect(joined.subscribed).toBe(true);
    expect(pusher.user.user_data).toBeTruthy();
  });
  return { pusher, events, codes, refused };
}

async function visitorWithSocket() {
  const visitor = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(visitor.call);
  const socket = await connect(visitor.call, "/api/widget/v1", conversationChannel(id));
  const say = (text: string) =>
    tenant.call("POST", `/api/v1/conversations/${id}/messages`, {
      clientId: crypto.randomUUID(),
      text,
    });
  await say("Before");
  await vi.waitFor(() => expect(JSON.stringify(socket.events)).toContain("Before"));
  const { body } = await tenant.call<{ contact: { id: string } }>(
    "GET",
    `/api/v1/conversations/${id}`,
  );
  return { ...visitor, id, socket, say, contactId: body.contact.id };
}

async function join(): Promise<{ email: string; call: Caller; socket: Socket }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const made = await tenant.call<{ url: string }>("POST", "/api/v1/invitations", {
    email,
    role: "agent",
  });
  const invitation = new URL(made.body.url).hash.slice(1);
  const body = { email, password, name: "Colleague", invitation };
  await send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, body);
  return { email, ...(await openBrowser(email)) };
}

async function openBrowser(email: string) {
  const cookie = await signIn(appUrl, { email, password });
  if (!cookie) throw new Error("sign-in was refused");
  const call = memberCaller(appUrl, cookie);
  const socket = await connect(call, "/api/v1", workspaceChannel(workspaceId));
  return { call, cookie, socket };
}

/** Closed by the server, deaf to what others hear, and not let in again. */
async function expectCut(socket: Socket, happen: () => Promise<unknown>): Promise<void> {
  await vi.waitFor(() => expect(socket.pusher.connection.state).toBe("disconnected"));
  expect(socket.codes).toContain(4009);
  const heard = socket.events.length;
  const known = owner.events.length;
  await happen();
  await vi.waitFor(() => expect(owner.events.length).toBeGreaterThan(known));
  expect(socket.events).toHaveLength(heard);

  socket.pusher.connect();
  await vi.waitFor(() => expect(socket.refused).toHaveLength(1));
  expect(socket.pusher.user.user_data).toBeNull();
  expect(owner.pusher.connection.state).toBe("connected");
}

describe("a visitor's connection is ended", () => {
  it("logging out ends the visitor's connection, and no other visitor's", async () => {
    const [visitor, other] = [await visitorWithSocket(), await visitorWithSocket()];
    expect((await visitor.call("DELETE", "/api/widget/v1/session")).status).toBe(204);
    await expectCut(visitor.socket, () => visitor.say("After"));
    await other.say("Still there?");
    await vi.waitFor(() => expect(JSON.stringify(other.socket.events)).toContain("Still there?"));
  });

  it("a visitor's connection ends when an admin ends the session", async () => {
    const visitor = await visitorWithSocket();
    const path = `/api/v1/contacts/${visitor.contactId}/sessions`;
    const { body } = await tenant.call<{ items: { id: string }[] }>("GET", path);
    const ended = await tenant.call("DELETE", `/api/v1/sessions/${body.items[0]?.id}`);
    expect(ended.status).toBe(204);
    await expectCut(visitor.socket, () => visitor.say("After"));
  });

  it("a visitor's connection ends when somebody else signs in to the website in the same browser", async () => {
    const visitor = await visitorWithSocket();
    const path = `/api/v1/inboxes/${tenant.inbox.id}/security/secret`;
    const { body } = await tenant.call<{ secret: string }>("POST", path, {});
    const inboxId = tenant.inbox.id;
    const exchanged = await visitor.call("POST", "/api/widget/v1/sessions", {
      inboxId,
      ticket: await frameTicket(appUrl, inboxId),
      userJWT: signJwt(claimsOf(crypto.randomUUID()), body.secret),
    });
    expect(exchanged.status).toBe(201);
    await expectCut(visitor.socket, () => visitor.say("After"));
  });

  it("a visitor's connection ends when the contact is blocked", async () => {
    const visitor = await visitorWithSocket();
    const path = `/api/v1/contacts/${visitor.contactId}`;
    expect((await tenant.call("PATCH", path, { blocked: true })).status).toBeLessThan(300);
    await expectCut(visitor.socket, () => visitor.say("After"));
  });

  it("a visitor's connection ends when the contact is deleted", async () => {
    const visitor = await visitorWithSocket();
    const path = `/api/v1/contacts/${visitor.contactId}`;
    expect((await tenant.call("DELETE", path)).status).toBeLessThan(300);
    const other = await visitorWithSocket();
    await expectCut(visitor.socket, () => other.say("To somebody else"));
  });
});

describe("a dashboard's connection is ended", () => {
  let happen: () => Promise<unknown>;
  beforeEach(async () => {
    happen = (await visitorWithSocket()).say.bind(null, "News for the team");
  });

  it("signing out ends the dashboard's connection", async () => {
    const { email } = await join();
    const { cookie, socket } = await openBrowser(email);
    const csrf = await fetch(`${appUrl}/api/auth/csrf`, { headers: { cookie } });
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const more = csrf.headers.getSetCookie().map((line) => line.split(";")[0]);
    await fetch(`${appUrl}/api/auth/signout`, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        cookie: [cookie, ...more].join("; "),
        origin: appUrl,
      },
      body: new URLSearchParams({ csrfToken }),
    });
    await expectCut(socket, happen);
  });

  it("a dashboard's connection ends when its browser is signed out from the account's list, and no other browser's", async () => {
    const { email, call, socket } = await join();
    const other = await openBrowser(email);
    const { body } = await other.call<{ items: { id: string; isCurrent: boolean }[] }>(
      "GET",
      "/api/v1/me/browsers",
    );
    const id = body.items.find(({ isCurrent }) => !isCurrent)?.id;
    expect((await other.call("DELETE", `/api/v1/me/browsers/${id}`)).status).toBe(204);
    await expectCut(socket, happen);
    expect((await call("GET", "/api/v1/me")).status).toBe(401);
    expect(other.socket.pusher.connection.state).toBe("connected");
  });

  it("signing out everywhere ends the dashboard's connection", async () => {
    const { email, call, socket } = await join();
    const other = await openBrowser(email);
    expect((await call("DELETE", "/api/v1/me/browsers")).status).toBe(204);
    await expectCut(socket, happen);
    await expectCut(other.socket, happen);
  });

  it("a dashboard's connection ends when the member is removed", async () => {
    const { email, socket } = await join();
    const { body } = await tenant.call<{ items: { id: string; email: string }[] }>(
      "GET",
      "/api/v1/members",
    );
    const id = body.items.find((member) => member.email === email)?.id;
    expect((await tenant.call("DELETE", `/api/v1/members/${id}`)).status).toBe(204);
    await expectCut(socket, happen);
  });

  it("a dashboard's connection ends when the password is changed in another browser, which goes on", async () => {
    const { email, socket } = await join();
    const other = await openBrowser(email);
    const change = { currentPassword: password, password: "quite another password" };
    expect((await other.call("PUT", "/api/v1/me/password", change)).status).toBe(204);
    await expectCut(socket, happen);
    expect(other.socket.pusher.connection.state).toBe("connected");
  });

  it("a dashboard's connection ends when the password is reset by mail", async () => {
    const { email, socket } = await join();
    const post = (path: string, body: object) =>
      send(`${appUrl}/api/v1${path}`, "POST", { origin: appUrl }, body);
    await post("/password-reset", { email });
    const link = linkIn(await untilMail(inject("mailDir"), email, /new password/));
    const token = new URL(link).hash.slice(1);
    const reset = await post("/password-reset/confirm", { token, password: "a new password" });
    expect(reset.status).toBeLessThan(300);
    await expectCut(socket, happen);
  });
});

it("a program's connection ends when its key is revoked, and no other program's", async () => {
  const { say } = await visitorWithSocket();
  const scopes: CreateApiKeyBody["scopes"] = ["conversations:read"];
  const [revoked, other] = [
    await createKey(appUrl, tenant, { scopes }),
    await createKey(appUrl, tenant, { scopes }),
  ];
  const channel = workspaceChannel(workspaceId);
  const socket = await connect(revoked.call, "/api/v1", channel);
  const others = await connect(other.call, "/api/v1", channel);
  expect((await tenant.call("DELETE", `/api/v1/api-keys/${revoked.id}`)).status).toBe(204);
  await expectCut(socket, () => say("After"));
  expect(others.pusher.connection.state).toBe("connected");
});

it("a socket is signed for as the caller's own, whatever else is asked for", async () => {
  const visitor = await visitorWithSocket();
  const answer = await visitor.call<UserAuth>("POST", "/api/widget/v1/realtime/user", {
    socket_id: "1.2",
    id: "signin-somebody",
    user_data: "{}",
  });
  expect(JSON.parse(answer.body.user_data)).toEqual({ id: expect.stringMatching(/^visitor-/) });
  const wrong = await visitor.call("POST", "/api/widget/v1/realtime/user", { socket_id: "1:2" });
  expect(wrong.status).toBe(400);
});
