import type { PresenceChannel } from "pusher-js";
import { describe, expect, it } from "vitest";
import {
  bytes,
  heard,
  joined,
  RELOAD_GRACE_MS,
  record,
  startServer,
  type TestServer,
} from "./test-support.ts";

const ROOM = "presence-room";
const person = (user_id: string) => ({
  member: { user_id, user_info: { name: `Name ${user_id}` } },
});

async function enter(server: TestServer, id: string): Promise<PresenceChannel> {
  return (await joined(await server.client(person(id)), ROOM)) as PresenceChannel;
}

async function userIds(server: TestServer): Promise<string[]> {
  const answer = await server.api.get({ path: `/channels/${ROOM}/users` });
  const { users } = (await answer.json()) as { users: { id: string }[] };
  return users.map((user) => user.id);
}

describe("presence", () => {
  it("presence lists the members and announces newcomers", async () => {
    const server = await startServer();
    const ada = await enter(server, "ada");
    const added = heard(ada, "pusher:member_added");
    const bob = await enter(server, "bob");
    expect(await added).toEqual({ id: "bob", info: { name: "Name bob" } });
    expect(bob.members.count).toBe(2);
    expect(bob.members.get("ada").info).toEqual({ name: "Name ada" });
    expect(bob.members.me.id).toBe("bob");
    expect(ada.members.count).toBe(2);
  });

  it("presence announces who unsubscribes at once and who disconnects after the grace", async () => {
    const server = await startServer({ timeouts: { leaveGraceMs: 200 } });
    const ada = await enter(server, "ada");
    const [bob, eve] = [await server.client(person("bob")), await server.client(person("eve"))];
    await joined(bob, ROOM);
    await joined(eve, ROOM);
    const log = record(ada, "pusher:member_removed");
    const start = performance.now();
    eve.disconnect();
    bob.unsubscribe(ROOM);
    await expect.poll(() => log.length, { interval: 5 }).toBe(2);
    expect(log.map(([, member]) => (member as { id: string }).id)).toEqual(["bob", "eve"]);
    expect(performance.now() - start).toBeGreaterThanOrEqual(195);
  });

  it("presence says nothing of a reload", async () => {
    const server = await startServer({ timeouts: { leaveGraceMs: RELOAD_GRACE_MS } });
    const ada = await enter(server, "ada");
    const log = record(ada, "pusher:member_added", "pusher:member_removed");
    const bob = await server.client(person("bob"));
    await joined(bob, ROOM);
    bob.disconnect();
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(1);
    expect(await userIds(server)).toEqual(["ada", "bob"]);
    await enter(server, "bob");
    // Eve leaves after Bob did, so that her removal proves that his is not coming.
    const eve = await server.client(person("eve"));
    await joined(eve, ROOM);
    eve.disconnect();
    await heard(ada, "pusher:member_removed");
    const heardOf = log.map(([event, member]) => `${event} ${(member as { id: string }).id}`);
    expect(heardOf).toEqual([
      "pusher:member_added bob",
      "pusher:member_added eve",
      "pusher:member_removed eve",
    ]);
  });

  it("presence counts a user once however many tabs", async () => {
    const server = await startServer({ timeouts: { leaveGraceMs: 0 } });
    const ada = await enter(server, "ada");
    const log = record(ada, "pusher:member_added", "pusher:member_removed");
    const tabs = [await server.client(person("bob")), await server.client(person("bob"))];
    for (const tab of tabs) await joined(tab, ROOM);
    const params = { info: "user_count,subscription_count" };
    const answer = await server.api.get({ path: `/channels/${ROOM}`, params });
    expect(await answer.json()).toEqual({ occupied: true, user_count: 2, subscription_count: 3 });
    tabs[0]?.unsubscribe(ROOM);
    const count = async () => {
      const path = `/channels/${ROOM}`;
      return (await server.api.get({ path, params: { info: "subscription_count" } })).json();
    };
    await expect.poll(count, { interval: 5 }).toMatchObject({ subscription_count: 2 });
    const marker = heard(ada, "marker");
    await server.api.trigger(ROOM, "marker", {});
    await marker;
    expect(log.map(([event]) => event)).toEqual(["pusher:member_added"]);
    tabs[1]?.unsubscribe(ROOM);
    await heard(ada, "pusher:member_removed");
    expect(log).toHaveLength(2);
  });

  it("presence takes the signed-in user as the member when there is no channel_data", async () => {
    const server = await startServer();
    const user = { id: "ada", user_info: { name: "Ada" } };
    const client = await server.client({ user });
    client.signin();
    const channel = client.subscribe(ROOM);
    await heard(channel, "pusher:subscription_succeeded");
    expect(await userIds(server)).toEqual(["ada"]);
  });

  it("presence refuses channel data that was not signed", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    const { auth } = server.api.authorizeChannel(client.socketId, ROOM, { user_id: "ada" });
    const channel_data = JSON.stringify({ user_id: "admin" });
    client.send({ event: "pusher:subscribe", data: { channel: ROOM, auth, channel_data } });
    expect((await client.error()).code).toBe(4009);
  });

  it("presence refuses data without a usable user id", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    for (const data of [{ user_id: "" }, { user_id: bytes(129) }, { user_id: {} }, {}, [], null]) {
      const signed = data ?? JSON.parse("[]");
      const subscription = server.api.authorizeChannel(client.socketId, ROOM, signed);
      client.send({ event: "pusher:subscribe", data: { channel: ROOM, ...subscription } });
      expect((await client.error()).message).toMatch(/channel_data/);
    }
    const longest = { user_id: bytes(128) };
    await client.subscribe(ROOM, server.api.authorizeChannel(client.socketId, ROOM, longest));
  });

  it("presence needs channel_data from who is not signed in", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    const subscription = server.api.authorizeChannel(client.socketId, ROOM);
    client.send({ event: "pusher:subscribe", data: { channel: ROOM, ...subscription } });
    expect((await client.error()).message).toMatch(/channel_data is missing/);
  });

  it("presence survives hostile and numeric user ids", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    const other = await server.rawConnected();
    const hostile = JSON.parse('{"user_id":"__proto__","user_info":{"a":1}}');
    await client.subscribe(ROOM, server.api.authorizeChannel(client.socketId, ROOM, hostile));
    const numeric = { user_id: 7 as unknown as string };
    const subscription = server.api.authorizeChannel(other.socketId, ROOM, numeric);
    const { data } = await other.subscribe(ROOM, subscription);
    expect(data).toBe(
      '{"presence":{"ids":["__proto__","7"],"hash":{"__proto__":{"a":1},"7":{}},"count":2}}',
    );
  });

  it("presence holds 100 members and refuses the next, but not another tab", async () => {
    const server = await startServer();
    const clients = await Promise.all(Array.from({ length: 102 }, () => server.rawConnected()));
    const auth = (index: number, user_id: string) =>
      server.api.authorizeChannel(clients[index]?.socketId ?? "", ROOM, { user_id });
    await Promise.all(
      clients
        .slice(0, 100)
        .map((client, index) => client.subscribe(ROOM, auth(index, `u${index}`))),
    );
    const [stranger, tab] = clients.slice(100);
    stranger?.send({ event: "pusher:subscribe", data: { channel: ROOM, ...auth(100, "u100") } });
    expect((await stranger?.error())?.message).toMatch(/at most 100 members/);
    await tab?.subscribe(ROOM, auth(101, "u5"));
  });

  it("presence takes user_info of 1,024 bytes and not of 1,025", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    const info = (size: number) => ({ user_id: "a", user_info: { x: bytes(size - 8) } });
    const large = server.api.authorizeChannel(client.socketId, ROOM, info(1_025));
    client.send({ event: "pusher:subscribe", data: { channel: ROOM, ...large } });
    expect((await client.error()).message).toMatch(/larger than 1024 bytes/);
    await client.subscribe(ROOM, server.api.authorizeChannel(client.socketId, ROOM, info(1_024)));
  });
});
