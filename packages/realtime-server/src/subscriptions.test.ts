import { createRequire } from "node:module";
import PusherClient from "pusher-js";
import { describe, expect, it, onTestFinished } from "vitest";
import { APP, heard, joined, record, startServer, type TestServer } from "./test-support.ts";

/** The node build of pusher-js decrypts with the library that is handed to it. */
function encryptedClient(server: TestServer): PusherClient {
  const nacl = createRequire(import.meta.resolve("pusher"))("tweetnacl");
  const client = new PusherClient(APP.key, { ...server.clientOptions(), nacl });
  onTestFinished(() => client.disconnect());
  return client;
}

describe("subscriptions", () => {
  it("events of public channels reach subscribers only", async () => {
    const server = await startServer();
    const [inside, outside] = [await server.client(), await server.client()];
    const channel = await joined(inside, "news");
    const other = await joined(outside, "sports");
    const log = record(other, "headline");
    const got = heard(channel, "headline");
    await server.api.trigger("news", "headline", { text: "ü€😀" });
    expect(await got).toEqual({ text: "ü€😀" });
    expect(log).toEqual([]);
  });

  it("nothing is delivered after unsubscribing", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    await client.subscribe("news");
    client.send({ event: "pusher:unsubscribe", data: { channel: "news" } });
    await client.settled();
    await server.api.trigger("news", "headline", {});
    await client.settled();
    expect(client.received).toEqual([]);
    expect(server.stats.channels).toBe(0);
  });

  it("leaving a channel that was not joined is ignored, and joining twice is refused", async () => {
    const client = await (await startServer()).rawConnected();
    client.send({ event: "pusher:unsubscribe", data: { channel: "nowhere" } });
    await client.subscribe("news");
    client.send({ event: "pusher:subscribe", data: { channel: "news" } });
    expect((await client.error()).message).toBe("Existing subscription to channel news");
  });

  it("the application's signature opens a private channel", async () => {
    const server = await startServer();
    const channel = await joined(await server.client(), "private-room");
    const got = heard(channel, "hello");
    await server.api.trigger("private-room", "hello", "plain text");
    expect(await got).toBe("plain text");
  });

  it("a private channel accepts channel_data that was signed for it, and no other", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    const signed = server.api.authorizeChannel(client.socketId, "private-a", { user_id: "ada" });
    const forged = { ...signed, channel_data: '{"user_id":"bob"}' };
    client.send({ event: "pusher:subscribe", data: { channel: "private-a", ...forged } });
    expect((await client.error()).code).toBe(4009);
    await client.subscribe("private-a", signed);
  });

  it("a wrong signature, another socket's, another channel's, and none are refused", async () => {
    const server = await startServer();
    const [client, other] = [await server.rawConnected(), await server.rawConnected()];
    const forOther = server.api.authorizeChannel(other.socketId, "private-a");
    const forB = server.api.authorizeChannel(client.socketId, "private-b");
    const own = server.api.authorizeChannel(client.socketId, "private-a");
    const auths = ["app-key:0000", "app-key", forOther.auth, forB.auth, `x${own.auth}`, undefined];
    for (const auth of auths) {
      client.send({ event: "pusher:subscribe", data: { channel: "private-a", auth } });
      expect((await client.error()).code).toBe(4009);
      const error = await client.event("pusher:subscription_error", "private-a");
      expect(JSON.parse(error.data)).toMatchObject({ type: "AuthError", status: 401 });
    }
    expect(server.stats.channels).toBe(0);
    await client.subscribe("private-b", forB);
  });

  it("pusher-js hears a refusal where the channel is bound", async () => {
    const server = await startServer();
    const client = new PusherClient(APP.key, {
      ...server.clientOptions(),
      channelAuthorization: {
        transport: "ajax",
        endpoint: "",
        customHandler: (_request, callback) => callback(null, { auth: "app-key:bad" }),
      },
    });
    onTestFinished(() => client.disconnect());
    const channel = client.subscribe("private-room");
    expect(await heard(channel, "pusher:subscription_error")).toMatchObject({ status: 401 });
    expect(channel.subscribed).toBe(false);
  });

  it("encrypted channels are carried without being read", async () => {
    const server = await startServer();
    const client = encryptedClient(server);
    const channel = await joined(client, "private-encrypted-room");
    const witness = await server.rawConnected();
    const auth = server.api.authorizeChannel(witness.socketId, "private-encrypted-room");
    await witness.subscribe("private-encrypted-room", { auth: auth.auth });
    const got = heard(channel, "secret");
    await server.api.trigger("private-encrypted-room", "secret", { word: "xyzzy" });
    expect(await got).toEqual({ word: "xyzzy" });
    const wire = await witness.event("secret");
    expect(wire.data).not.toContain("xyzzy");
    expect(JSON.parse(wire.data)).toHaveProperty("ciphertext");
  });

  it("a channel's name may have 200 characters and not 201", async () => {
    const client = await (await startServer()).rawConnected();
    await client.subscribe("n".repeat(200));
    client.send({ event: "pusher:subscribe", data: { channel: "n".repeat(201) } });
    expect((await client.error()).message).toMatch(/Invalid channel name/);
  });

  it.each(["n".repeat(201), "not allowed"])(
    "the application hears that %j cannot be a channel, where it listens",
    async (name) => {
      const client = await (await startServer()).client();
      const refused = heard(client.subscribe(name), "pusher:subscription_error");
      expect(await refused).toMatchObject({ type: "InvalidChannelName", status: 400 });
    },
  );

  it("the application hears of one channel too many as well", async () => {
    const server = await startServer({ limits: { channelsPerConnection: 1 } });
    const client = await server.client();
    await joined(client, "a");
    const refused = heard(client.subscribe("b"), "pusher:subscription_error");
    expect(await refused).toMatchObject({ type: "LimitReached" });
  });
});

describe("cache channels", () => {
  it.each(["cache-a", "private-cache-a", "presence-cache-a"])(
    "the empty cache channel %s says so, then gives newcomers its last event",
    async (name) => {
      const server = await startServer();
      const first = await server.client({ member: { user_id: "1" } });
      const missed = heard(first.subscribe(name), "pusher:cache_miss");
      await missed;
      await server.api.trigger(name, "position", { at: 1 });
      await server.api.trigger(name, "position", { at: 2 });
      const second = await server.client({ member: { user_id: "2" } });
      const channel = second.subscribe(name);
      const log = record(channel, "position", "pusher:cache_miss", "pusher:subscription_succeeded");
      await heard(channel, "position");
      expect(log.map(([event]) => event)).toEqual(["pusher:subscription_succeeded", "position"]);
      expect(log[1]?.[1]).toEqual({ at: 2 });
    },
  );

  it("the cached event of an encrypted channel can be decrypted", async () => {
    const server = await startServer();
    await server.api.trigger("private-encrypted-cache-a", "position", { at: 3 });
    const client = encryptedClient(server);
    const got = heard(client.subscribe("private-encrypted-cache-a"), "position");
    expect(await got).toEqual({ at: 3 });
  });

  it("a cache channel remembers without subscribers, and forgets after its time", async () => {
    const server = await startServer({ timeouts: { cacheMs: 400 } });
    await server.api.trigger("cache-a", "position", { at: 1 });
    const client = await server.rawConnected();
    await client.subscribe("cache-a");
    await client.event("position");
    await expect
      .poll(
        async () => {
          const answer = await server.api.get({
            path: "/channels/cache-a",
            params: { info: "cache" },
          });
          return answer.json();
        },
        { interval: 5 },
      )
      .toMatchObject({ occupied: true, cache: null });
    const late = await server.rawConnected();
    await late.subscribe("cache-a");
    await late.event("pusher:cache_miss", "cache-a");
  });

  it("cache channels do not cache client events", async () => {
    const server = await startServer();
    const [sender, receiver] = [await server.client(), await server.client()];
    const channel = await joined(sender, "private-cache-a");
    const got = heard(await joined(receiver, "private-cache-a"), "client-moved");
    channel.trigger("client-moved", {});
    await got;
    const late = await server.client();
    await heard(late.subscribe("private-cache-a"), "pusher:cache_miss");
  });
});

describe("subscription_count", () => {
  it("subscription_count is sent to all channels but presence channels when switched on", async () => {
    const server = await startServer({ app: { subscriptionCount: true } });
    const [a, b] = [await server.client({ member: { user_id: "1" } }), await server.client()];
    const channel = a.subscribe("news");
    expect(await heard(channel, "pusher:subscription_count")).toEqual({ subscription_count: 1 });
    const two = heard(channel, "pusher:subscription_count");
    await joined(b, "news");
    expect(await two).toEqual({ subscription_count: 2 });
    const one = heard(channel, "pusher:subscription_count");
    b.disconnect();
    expect(await one).toEqual({ subscription_count: 1 });
    const room = await joined(a, "presence-room");
    const log = record(room, "pusher:subscription_count", "marker");
    const marker = heard(room, "marker");
    await server.api.trigger("presence-room", "marker", {});
    await marker;
    expect(log).toHaveLength(1);
  });

  it("subscription_count is held back and sent once beyond 100 subscribers", async () => {
    const server = await startServer({
      app: { subscriptionCount: true },
      timeouts: { subscriptionCountMs: 50 },
    });
    const clients = await Promise.all(Array.from({ length: 103 }, () => server.rawConnected()));
    const event = "pusher_internal:subscription_count";
    for (const client of clients) await client.subscribe("news");
    const [first] = clients;
    await expect
      .poll(() => first?.received.at(-1)?.data, { interval: 5 })
      .toBe('{"subscription_count":103}');
    const counts = first?.received.filter((wire) => wire.event === event) ?? [];
    expect(counts.length).toBeLessThan(103);
  });

  it("subscription_count stays silent by default", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    await client.subscribe("news");
    await client.settled();
    expect(client.received).toEqual([]);
  });
});
