import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  APP,
  bytes,
  heard,
  joined,
  type RawClient,
  RELOAD_GRACE_MS,
  record,
  startServer,
  type TestServer,
} from "./test-support.ts";

const WATCHLIST = "pusher_internal:watchlist_events";

async function signedIn(server: TestServer, user: { id: string; [key: string]: unknown }) {
  const client = await server.client({ user });
  client.signin();
  await heard(client.connection, "message");
  await expect.poll(() => client.user.user_data?.id, { interval: 5 }).toBe(user.id);
  return client;
}

function sendSignIn(server: TestServer, client: RawClient, user: { id: string }): void {
  const data = server.api.authenticateUser(client.socketId, user);
  client.send({ event: "pusher:signin", data });
}

/** As servers do that are not the `pusher` package, which takes ids as text only. */
function sendUserData(client: RawClient, user_data: string): void {
  const auth = sign(`${client.socketId}::user::${user_data}`);
  client.send({ event: "pusher:signin", data: { auth, user_data } });
}

const sign = (text: string) =>
  `${APP.key}:${createHmac("sha256", APP.secret).update(text).digest("hex")}`;

describe("sign-in", () => {
  it("sign-in makes a connection a user's, who can then be sent events", async () => {
    const server = await startServer();
    const ada = await signedIn(server, { id: "ada@example.com|7" });
    const bob = await signedIn(server, { id: "bob" });
    const other = record(bob.user, "greeting");
    await expect.poll(() => server.stats.channels, { interval: 5 }).toBe(2);
    const got = heard(ada.user, "greeting");
    await server.api.sendToUser("ada@example.com|7", "greeting", { hello: "Ada" });
    expect(await got).toEqual({ hello: "Ada" });
    expect(other).toEqual([]);
  });

  it("sign-in is enough to be sent events: nothing is lost before the client subscribes", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    sendSignIn(server, client, { id: "ada" });
    await client.event("pusher:signin_success");
    // No subscription has been sent, and none is on its way.
    await server.api.sendToUser("ada", "greeting", { hello: "Ada" });
    const { channel, data } = await client.event("greeting");
    expect([channel, JSON.parse(data)]).toEqual(["#server-to-user-ada", { hello: "Ada" }]);
    await client.subscribe("#server-to-user-ada");
    await server.api.sendToUser("ada", "greeting", { hello: "again" });
    await client.event("greeting");
    await client.settled();
    expect(client.received).toEqual([]);
  });

  it("sign-in takes ids that are numbers, also on watchlists and in presence channels", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    const watcher = await server.rawConnected();
    sendUserData(watcher, '{"id":8,"watchlist":[7,"9"]}');
    await watcher.event(WATCHLIST);
    sendUserData(client, '{"id":7}');
    await client.event("pusher:signin_success");
    expect((await watcher.event(WATCHLIST)).data).toContain('["7"]');
    await server.api.sendToUser("7", "greeting", {});
    await client.event("greeting");
    const channel_data = '{"user_id":7}';
    const auth = sign(`${client.socketId}:presence-room:${channel_data}`);
    const joined = await client.subscribe("presence-room", { auth, channel_data });
    expect(joined.data).toContain('"ids":["7"]');
    await server.api.terminateUserConnections("7");
    expect((await client.closed).code).toBe(4009);
  });

  it("sign-in refuses numbers that JSON does not tell from their neighbours", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    sendUserData(client, '{"id":9007199254740993}');
    expect((await client.error()).message).toMatch(/needs an id/);
  });

  it("sign-in confirms with the user data that was signed", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    const data = server.api.authenticateUser(client.socketId, { id: "ada", name: "Ada" });
    client.send({ event: "pusher:signin", data });
    const { data: answer } = await client.event("pusher:signin_success");
    expect(JSON.parse(answer)).toEqual({ user_data: data.user_data });
  });

  it("sign-in refuses a wrong signature, another socket's, and a second user", async () => {
    const server = await startServer();
    const [client, other] = [await server.rawConnected(), await server.rawConnected()];
    const data = server.api.authenticateUser(other.socketId, { id: "ada" });
    for (const auth of [data.auth, "app-key:00", "nonsense", undefined]) {
      client.send({ event: "pusher:signin", data: { ...data, auth } });
      expect((await client.error()).code).toBe(4009);
    }
    sendSignIn(server, client, { id: "ada" });
    await client.event("pusher:signin_success");
    sendSignIn(server, client, { id: "ada" });
    await client.event("pusher:signin_success");
    sendSignIn(server, client, { id: "bob" });
    expect((await client.error()).message).toMatch(/another user/);
  });

  it("sign-in refuses user data without a usable id", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    for (const id of [bytes(129), "a\nb"]) {
      sendSignIn(server, client, { id });
      expect((await client.error()).message).toMatch(/an id of 1 to 128/);
    }
  });

  it("sign-in keeps a user's channel from everyone else", async () => {
    const server = await startServer();
    const [stranger, bob] = [await server.rawConnected(), await server.rawConnected()];
    sendSignIn(server, bob, { id: "bob" });
    await bob.event("pusher:signin_success");
    for (const client of [stranger, bob]) {
      const data = { channel: "#server-to-user-ada", auth: "" };
      client.send({ event: "pusher:subscribe", data });
      expect((await client.error()).code).toBe(4009);
    }
    const channels = await (await server.api.get({ path: "/channels" })).json();
    expect(channels).toEqual({ channels: {} });
  });
});

describe("terminate_connections", () => {
  it("terminate_connections closes all of one user's connections with 4009, and nobody else's", async () => {
    const server = await startServer();
    const [one, two, bob] = [
      await server.rawConnected(),
      await server.rawConnected(),
      await server.rawConnected(),
    ];
    sendSignIn(server, one, { id: "ada" });
    sendSignIn(server, two, { id: "ada" });
    sendSignIn(server, bob, { id: "bob" });
    for (const client of [one, two, bob]) await client.event("pusher:signin_success");
    const answer = await server.api.terminateUserConnections("ada");
    expect(await answer.json()).toEqual({});
    expect((await one.closed).code).toBe(4009);
    expect((await two.closed).code).toBe(4009);
    await bob.settled();
    await server.api.terminateUserConnections("nobody");
  });

  it("terminate_connections stops pusher-js for good", async () => {
    const server = await startServer();
    const client = await signedIn(server, { id: "ada" });
    const stopped = heard(client.connection, "disconnected");
    await server.api.terminateUserConnections("ada");
    await stopped;
  });
});

describe("watchlist", () => {
  it("a watchlist tells who is online, who comes and who goes, once however many tabs", async () => {
    const server = await startServer();
    await signedIn(server, { id: "bob" });
    const ada = await server.client({
      user: { id: "ada", watchlist: ["bob", "eve", "__proto__"] },
    });
    const log = record(ada.user.watchlist, "online", "offline");
    ada.signin();
    await expect.poll(() => log.length, { interval: 5 }).toBe(2);
    expect(log).toEqual([
      ["online", { name: "online", user_ids: ["bob"] }],
      ["offline", { name: "offline", user_ids: ["eve", "__proto__"] }],
    ]);
    const tabs = [await signedIn(server, { id: "eve" }), await signedIn(server, { id: "eve" })];
    tabs[0]?.disconnect();
    const hostile = await server.client({ user: JSON.parse('{"id":"__proto__"}') });
    hostile.signin();
    await expect.poll(() => log.length, { interval: 5 }).toBe(4);
    tabs[1]?.disconnect();
    await expect.poll(() => log.length, { interval: 5 }).toBe(5);
    expect(log.slice(2)).toEqual([
      ["online", { name: "online", user_ids: ["eve"] }],
      ["online", { name: "online", user_ids: ["__proto__"] }],
      ["offline", { name: "offline", user_ids: ["eve"] }],
    ]);
  });

  it("a watchlist says nothing of a reload", async () => {
    const server = await startServer({ timeouts: { leaveGraceMs: RELOAD_GRACE_MS } });
    const ada = await server.client({ user: { id: "ada", watchlist: ["bob", "eve"] } });
    const log = record(ada.user.watchlist, "online", "offline");
    const bob = await signedIn(server, { id: "bob" });
    const eve = await signedIn(server, { id: "eve" });
    ada.signin();
    await expect.poll(() => log.length, { interval: 5 }).toBe(1);
    bob.disconnect();
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(2);
    await signedIn(server, { id: "bob" });
    eve.disconnect();
    await expect.poll(() => log.length, { interval: 5 }).toBe(2);
    expect(log[1]).toEqual(["offline", { name: "offline", user_ids: ["eve"] }]);
  });

  it("a watchlist takes 100 user ids, and the first 100 of more with error 4302", async () => {
    const server = await startServer();
    const ids = Array.from({ length: 101 }, (_, index) => `u${index}`);
    const [full, over] = [await server.rawConnected(), await server.rawConnected()];
    const sign = (client: RawClient, watchlist: string[]) =>
      sendSignIn(server, client, Object.assign({ id: "ada" }, { watchlist }));
    sign(full, ids.slice(0, 100));
    const all = JSON.parse((await full.event(WATCHLIST)).data);
    expect(all.events[0].user_ids).toHaveLength(100);
    await full.settled();
    expect(full.received.map((wire) => wire.event)).toEqual(["pusher:signin_success"]);
    sign(over, ids);
    expect((await over.error()).code).toBe(4302);
    const first = JSON.parse((await over.event(WATCHLIST)).data);
    expect(first.events[0].user_ids).toEqual(ids.slice(0, 100));
  });

  it("a watchlist is silent where it is switched off", async () => {
    const server = await startServer({ app: { watchlistEvents: false } });
    const client = await server.rawConnected();
    sendSignIn(server, client, Object.assign({ id: "ada" }, { watchlist: ["bob"] }));
    await client.event("pusher:signin_success");
    await client.settled();
    expect(client.received).toEqual([]);
  });

  it("a watchlist does not end with an unsubscribed channel", async () => {
    const server = await startServer();
    const client = await signedIn(server, { id: "ada" });
    await joined(client, "news");
    client.unsubscribe("news");
    await expect.poll(() => server.stats.channels, { interval: 5 }).toBe(1);
    expect(server.stats.users).toBe(1);
  });
});
