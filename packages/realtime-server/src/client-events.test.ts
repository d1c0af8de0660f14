import { describe, expect, it } from "vitest";
import {
  bytes,
  heard,
  joined,
  type RawClient,
  record,
  startServer,
  type TestServer,
} from "./test-support.ts";

const ROOM = "private-room";

async function inRoom(server: TestServer, channel = ROOM): Promise<RawClient> {
  const client = await server.rawConnected();
  const { auth } = server.api.authorizeChannel(client.socketId, channel);
  await client.subscribe(channel, { auth });
  return client;
}

describe("client events", () => {
  it("client events are limited for all connections of an address, and for all together", async () => {
    for (const limits of [
      { clientEventsPerSecondAndAddress: 15 },
      { clientEventsPerSecondOfAll: 15 },
    ]) {
      const server = await startServer({ limits });
      const senders = [await inRoom(server), await inRoom(server), await inRoom(server)];
      const receiver = await inRoom(server);
      for (const sender of senders) {
        for (let i = 0; i < 10; i++) sender.send({ event: "client-x", channel: ROOM, data: i });
      }
      for (const sender of senders) await sender.settled();
      await receiver.settled();
      const refused = senders.flatMap(({ received }) =>
        received.filter(({ event }) => event === "pusher:error"),
      );
      const passed = receiver.received.filter(({ event }) => event === "client-x");
      // A second may end meanwhile, and another fifteen be granted: thirty were sent.
      expect(passed.length + refused.length).toBe(30);
      expect(passed.length).toBeGreaterThanOrEqual(15);
      expect(refused.length, "refused").toBeGreaterThan(0);
    }
  });

  it("client events reach the others and not the sender", async () => {
    const server = await startServer();
    const [ada, bob] = [await server.client(), await server.client()];
    const [sender, receiver] = [await joined(ada, ROOM), await joined(bob, ROOM)];
    const echo = record(sender, "client-typing");
    const got = heard(receiver, "client-typing");
    sender.trigger("client-typing", { on: true });
    expect(await got).toEqual({ on: true });
    const back = heard(sender, "marker");
    await server.api.trigger(ROOM, "marker", {});
    await back;
    expect(echo).toEqual([]);
  });

  it("client events carry the sender's user id in presence channels", async () => {
    const server = await startServer();
    const ada = await server.client({ member: { user_id: "ada" } });
    const bob = await server.client({ member: { user_id: "bob" } });
    const sender = await joined(ada, "presence-room");
    const receiver = await joined(bob, "presence-room");
    const got = new Promise((resolve) => {
      receiver.bind("client-typing", (data: unknown, meta: unknown) => resolve([data, meta]));
    });
    sender.trigger("client-typing", { on: true });
    expect(await got).toEqual([{ on: true }, { user_id: "ada" }]);
  });

  it("client events travel as text, whatever was sent", async () => {
    const server = await startServer();
    const [sender, receiver] = [await inRoom(server), await inRoom(server)];
    for (const [data, text] of [
      ["plain", "plain"],
      [{ a: 1 }, '{"a":1}'],
      [7, "7"],
      [null, "null"],
    ]) {
      sender.send({ event: "client-x", channel: ROOM, data });
      expect(await receiver.event("client-x")).toEqual({
        event: "client-x",
        channel: ROOM,
        data: text,
      });
    }
  });

  it.each(["news", "cache-news", "private-encrypted-room", "private-encrypted-cache-room"])(
    "client events are refused in %s",
    async (channel) => {
      const server = await startServer();
      const client = await inRoom(server, channel);
      client.send({ event: "client-x", channel, data: {} });
      expect((await client.error()).message).toMatch(/only supported on private and presence/);
    },
  );

  it("client events are refused from who is not in the channel", async () => {
    const server = await startServer();
    const member = await inRoom(server);
    const stranger = await server.rawConnected();
    stranger.send({ event: "client-x", channel: ROOM, data: {} });
    expect((await stranger.error()).message).toMatch(/not subscribed/);
    await member.settled();
    expect(member.received).toEqual([]);
  });

  it("client events are refused where the application does not want them", async () => {
    const server = await startServer({ app: { clientEvents: false } });
    const client = await inRoom(server);
    client.send({ event: "client-x", channel: ROOM, data: {} });
    expect((await client.error()).message).toMatch(/not enabled/);
  });

  it("client events pass ten times within a second and not eleven", async () => {
    const server = await startServer();
    const [sender, receiver] = [await inRoom(server), await inRoom(server)];
    for (let count = 1; count <= 11; count += 1) {
      sender.send({ event: "client-x", channel: ROOM, data: { count } });
    }
    expect(await sender.error()).toEqual({
      code: 4301,
      message: "Client event rejected due to rate limit",
    });
    for (let count = 1; count <= 10; count += 1) {
      expect((await receiver.event("client-x")).data).toBe(`{"count":${count}}`);
    }
    await receiver.settled();
    expect(receiver.received).toEqual([]);
    await sender.settled();
  });

  it("client events are limited for each connection by itself, and pass again later", async () => {
    const server = await startServer({ limits: { clientEventsPerSecond: 1 } });
    const [one, two] = [await inRoom(server), await inRoom(server)];
    one.send({ event: "client-x", channel: ROOM });
    two.send({ event: "client-x", channel: ROOM });
    await Promise.all([one.event("client-x"), two.event("client-x")]);
    const retry = setInterval(() => one.send({ event: "client-x", channel: ROOM }), 100);
    await two.event("client-x");
    clearInterval(retry);
  });

  it("client events hold 10,240 bytes and not one more", async () => {
    const server = await startServer();
    const [sender, receiver] = [await inRoom(server), await inRoom(server)];
    sender.send({ event: "client-x", channel: ROOM, data: bytes(10_240) });
    expect((await receiver.event("client-x")).data).toHaveLength(10_240);
    sender.send({ event: "client-x", channel: ROOM, data: bytes(10_241) });
    expect((await sender.error()).message).toMatch(/exceeds the allowed maximum \(10240 bytes\)/);
  });

  it("client events have names of 200 characters and not more", async () => {
    const server = await startServer();
    const [sender, receiver] = [await inRoom(server), await inRoom(server)];
    const name = `client-${"n".repeat(193)}`;
    sender.send({ event: name, channel: ROOM });
    await receiver.event(name);
    sender.send({ event: `${name}n`, channel: ROOM });
    expect((await sender.error()).message).toMatch(/at most 200 characters/);
  });
});
