import { createHash, createHmac } from "node:crypto";
import PusherServer from "pusher";
import { describe, expect, it } from "vitest";
import { APP, bytes, joined, startServer, type TestServer } from "./test-support.ts";

interface Answer {
  status: number;
  text: string;
}

/** A signed call with everything open to forgery. */
async function call(
  server: TestServer,
  method: string,
  path: string,
  options: { body?: string; secret?: string; query?: Record<string, string>; appId?: string } = {},
): Promise<Answer> {
  const fullPath = `/apps/${options.appId ?? APP.id}${path}`;
  const query: Record<string, string> = {
    auth_key: APP.key,
    auth_timestamp: String(Math.floor(Date.now() / 1000)),
    auth_version: "1.0",
    ...(options.body === undefined
      ? {}
      : { body_md5: createHash("md5").update(options.body).digest("hex") }),
    ...options.query,
  };
  const signed = Object.keys(query)
    .sort()
    .map((name) => `${name}=${query[name]}`)
    .join("&");
  query.auth_signature ??= createHmac("sha256", options.secret ?? APP.secret)
    .update(`${method}\n${fullPath}\n${signed}`)
    .digest("hex");
  const url = `http://127.0.0.1:${server.port}${fullPath}?${new URLSearchParams(query)}`;
  const response = await fetch(url, { method, body: options.body });
  return { status: response.status, text: await response.text() };
}

const event = (more: object = {}) => ({ name: "e", data: "d", channels: ["news"], ...more });

function post(server: TestServer, body: unknown, path = "/events"): Promise<Answer> {
  return call(server, "POST", path, { body: JSON.stringify(body) });
}

describe("REST authentication", () => {
  it("REST authentication accepts what the pusher package signs, names and values as they are", async () => {
    const server = await startServer();
    const answer = await server.api.get({
      path: "/channels",
      params: { filter_by_prefix: "presence-ä", info: "user_count,subscription_count" },
    });
    expect(await answer.json()).toEqual({ channels: {} });
  });

  const now = Math.floor(Date.now() / 1000);
  it.each([
    ["a wrong secret", { secret: "nope" }, /Invalid signature/],
    ["an unknown key", { query: { auth_key: "other" } }, /Unknown auth_key/],
    ["no signature", { query: { auth_signature: "" } }, /Invalid signature/],
    ["a short signature", { query: { auth_signature: "ab" } }, /Invalid signature/],
    ["a changed body", { query: { body_md5: "0".repeat(32) }, body: "{}" }, /Invalid body_md5/],
    ["a stale timestamp", { query: { auth_timestamp: String(now - 700) } }, /Timestamp expired/],
    ["a timestamp ahead", { query: { auth_timestamp: String(now + 700) } }, /Timestamp expired/],
    ["a timestamp that is none", { query: { auth_timestamp: "NaN" } }, /auth_timestamp/],
    ["another version", { query: { auth_version: "2.0" } }, /auth_version/],
  ])("REST authentication refuses %s with 401", async (_what, options, text) => {
    const server = await startServer();
    const answer = await call(server, "body" in options ? "POST" : "GET", "/channels", options);
    expect(answer.status).toBe(401);
    expect(answer.text).toMatch(text);
  });

  it("REST authentication allows the clocks to differ by 600 s", async () => {
    const server = await startServer();
    for (const skew of [-595, 595]) {
      const auth_timestamp = String(Math.floor(Date.now() / 1000) + skew);
      const answer = await call(server, "GET", "/channels", { query: { auth_timestamp } });
      expect(answer.status).toBe(200);
    }
  });

  it("REST authentication refuses a call without any authentication", async () => {
    const server = await startServer();
    const url = `http://127.0.0.1:${server.port}/apps/${APP.id}/channels`;
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(`${url}/news?%E0%A4%A`)).status).toBe(401);
  });

  it("the REST API does not know other applications, methods and paths", async () => {
    const server = await startServer();
    expect((await call(server, "GET", "/channels", { appId: "9" })).status).toBe(404);
    expect((await call(server, "GET", "/channels", { appId: "__proto__" })).status).toBe(404);
    expect((await call(server, "GET", "/nothing")).status).toBe(404);
    expect((await call(server, "GET", "")).status).toBe(404);
    expect((await call(server, "POST", "/channels", { body: "{}" })).status).toBe(405);
  });

  it("REST authentication refuses a disabled application with 403", async () => {
    const server = await startServer({ app: { enabled: false } });
    expect((await call(server, "GET", "/channels")).status).toBe(403);
  });

  it("the pusher package reports a refusal as it reports Pusher's", async () => {
    const server = await startServer();
    const wrong = new PusherServer({
      appId: APP.id,
      key: APP.key,
      secret: "wrong",
      host: "127.0.0.1",
      port: String(server.port),
    });
    await expect(wrong.trigger("news", "e", {})).rejects.toMatchObject({ status: 401 });
  });
});

describe("POST events", () => {
  it("POST events answers an empty object and reaches every channel once", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    await client.subscribe("a");
    await client.subscribe("b");
    const answer = await server.api.trigger(["a", "b", "a"], "e", { n: 1 });
    expect(await answer.json()).toEqual({});
    await client.settled();
    expect(client.received.map((wire) => wire.channel)).toEqual(["a", "b"]);
  });

  it("POST events leaves out the connection named by socket_id", async () => {
    const server = await startServer();
    const [sender, other] = [await server.rawConnected(), await server.rawConnected()];
    await sender.subscribe("news");
    await other.subscribe("news");
    await server.api.trigger("news", "e", {}, { socket_id: sender.socketId });
    await other.event("e");
    await sender.settled();
    expect(sender.received).toEqual([]);
  });

  it("POST events returns the info that was asked for", async () => {
    const server = await startServer();
    const ada = await server.client({ member: { user_id: "ada" } });
    await joined(ada, "presence-room");
    await joined(ada, "news");
    const info = "user_count,subscription_count";
    const answer = await server.api.trigger(["presence-room", "news", "none"], "e", {}, { info });
    expect(await answer.json()).toEqual({
      channels: {
        "presence-room": { user_count: 1, subscription_count: 1 },
        news: { subscription_count: 1 },
        none: { subscription_count: 0 },
      },
    });
  });

  it("POST events takes channel instead of channels", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    await client.subscribe("news");
    expect(await post(server, { name: "e", data: "d", channel: "news" })).toEqual({
      status: 200,
      text: "{}",
    });
    expect((await client.event("e")).data).toBe("d");
  });

  it("POST events takes 10,240 bytes of data and not one more, counting bytes", async () => {
    const server = await startServer();
    expect((await post(server, event({ data: bytes(10_240) }))).status).toBe(200);
    const over = await post(server, event({ data: bytes(10_241) }));
    expect(over.status).toBe(413);
    expect(over.text).toMatch(/exceeds the allowed maximum \(10240 bytes\)/);
    expect((await post(server, event({ data: "ü".repeat(5_120) }))).status).toBe(200);
    expect((await post(server, event({ data: "ü".repeat(5_121) }))).status).toBe(413);
  });

  it("POST events takes 100 channels and not 101", async () => {
    const server = await startServer();
    const names = Array.from({ length: 101 }, (_, index) => `c${index}`);
    expect((await post(server, event({ channels: names.slice(1) }))).status).toBe(200);
    expect((await post(server, event({ channels: names }))).status).toBe(400);
  });

  it("POST events takes event and channel names of 200 characters and not of 201", async () => {
    const server = await startServer();
    expect((await post(server, event({ name: bytes(200) }))).status).toBe(200);
    expect((await post(server, event({ name: bytes(201) }))).status).toBe(400);
    expect((await post(server, event({ channels: [bytes(200)] }))).status).toBe(200);
    expect((await post(server, event({ channels: [bytes(201)] }))).status).toBe(400);
  });

  it.each([
    "nonsense",
    "null",
    "[]",
    "{}",
    JSON.stringify(event({ name: 7 })),
    JSON.stringify(event({ name: "pusher:error" })),
    JSON.stringify(event({ name: "pusher_internal:x" })),
    JSON.stringify(event({ data: {} })),
    JSON.stringify(event({ data: undefined })),
    JSON.stringify(event({ channels: [] })),
    JSON.stringify(event({ channels: "news" })),
    JSON.stringify(event({ channels: [7] })),
    JSON.stringify(event({ channels: ["a b"] })),
    JSON.stringify(event({ socket_id: "x" })),
    JSON.stringify(event({ info: "nonsense" })),
    JSON.stringify(event({ info: 7 })),
  ])("POST events refuses %s with 400", async (body) => {
    const server = await startServer();
    const answer = await call(server, "POST", "/events", { body });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toBe("");
  });

  it("POST events refuses a body beyond the limit with 413 before reading it all", async () => {
    const server = await startServer({ limits: { restBodyBytes: 50_000 } });
    const answer = await call(server, "POST", "/events", { body: bytes(60_000) });
    expect(answer.status).toBe(413);
    expect((await call(server, "GET", "/channels")).status).toBe(200);
  });
});

describe("POST batch_events", () => {
  it("POST batch_events sends up to ten events and returns their info in order", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    await client.subscribe("a");
    const answer = await server.api.triggerBatch([
      { channel: "a", name: "one", data: { n: 1 }, info: "subscription_count" },
      { channel: "b", name: "two", data: { n: 2 } },
      { channel: "a", name: "three", data: { n: 3 }, socket_id: client.socketId },
    ]);
    expect(await answer.json()).toEqual({ batch: [{ subscription_count: 1 }, {}, {}] });
    await client.settled();
    expect(client.received.map((wire) => wire.event)).toEqual(["one"]);
  });

  it("POST batch_events takes ten and not eleven, and none of a batch with a wrong one", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    await client.subscribe("a");
    const one = { channel: "a", name: "e", data: "d" };
    const batch = (count: number) => Array.from({ length: count }, () => one);
    expect(await post(server, { batch: batch(10) }, "/batch_events")).toMatchObject({
      status: 200,
      text: "{}",
    });
    await client.settled();
    expect(client.received.splice(0)).toHaveLength(10);
    expect((await post(server, { batch: batch(11) }, "/batch_events")).status).toBe(400);
    for (const wrong of [{}, null, { ...one, data: bytes(10_241) }]) {
      const answer = await post(server, { batch: [one, wrong] }, "/batch_events");
      expect(answer.status).toBe(wrong && "data" in wrong ? 413 : 400);
    }
    expect((await post(server, { batch: {} }, "/batch_events")).status).toBe(400);
    await client.settled();
    expect(client.received).toEqual([]);
  });
});

describe("GET channels", () => {
  it("GET channels lists occupied channels, by prefix and with info", async () => {
    const server = await startServer();
    const ada = await server.client({ member: { user_id: "ada" } });
    await joined(ada, "presence-a");
    await joined(ada, "presence-b");
    await joined(ada, "news");
    await server.api.trigger("cache-empty", "e", {});
    const all = await server.api.get({ path: "/channels" });
    expect(await all.json()).toEqual({
      channels: { "presence-a": {}, "presence-b": {}, news: {} },
    });
    const params = { filter_by_prefix: "presence-", info: "user_count" };
    const some = await server.api.get({ path: "/channels", params });
    expect(await some.json()).toEqual({
      channels: { "presence-a": { user_count: 1 }, "presence-b": { user_count: 1 } },
    });
    const refused = server.api.get({ path: "/channels", params: { info: "user_count" } });
    await expect(refused).rejects.toMatchObject({ status: 400 });
  });

  it("GET channels describes one channel", async () => {
    const server = await startServer();
    const client = await server.client();
    await joined(client, "news");
    const get = async (path: string, info?: string) =>
      (await server.api.get({ path, params: info ? { info } : {} })).json();
    expect(await get("/channels/news")).toEqual({ occupied: true });
    expect(await get("/channels/none", "subscription_count")).toEqual({
      occupied: false,
      subscription_count: 0,
    });
    expect(await get("/channels/cache-a", "cache")).toEqual({ occupied: false, cache: null });
    await server.api.trigger("cache-a", "e", { n: 1 });
    expect(await get("/channels/cache-a", "cache")).toEqual({
      occupied: false,
      cache: { data: '{"n":1}', ttl: 1800 },
    });
    for (const [path, info] of [
      ["/channels/news", "user_count"],
      ["/channels/news", "cache"],
      ["/channels/news", "nonsense"],
      ["/channels/a%20b", ""],
    ] as const) {
      await expect(get(path, info)).rejects.toMatchObject({ status: 400 });
    }
  });

  it("GET channels lists the users of presence channels only", async () => {
    const server = await startServer();
    const ada = await server.client({ member: { user_id: "ada" } });
    await joined(ada, "presence-a");
    const users = async (name: string) =>
      (await server.api.get({ path: `/channels/${name}/users` })).json();
    expect(await users("presence-a")).toEqual({ users: [{ id: "ada" }] });
    expect(await users("presence-none")).toEqual({ users: [] });
    await expect(users("news")).rejects.toMatchObject({ status: 400 });
  });
});

describe("GET /health", () => {
  it("GET /health answers without authentication", async () => {
    const server = await startServer();
    const response = await fetch(`http://127.0.0.1:${server.port}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok" });
  });
});
