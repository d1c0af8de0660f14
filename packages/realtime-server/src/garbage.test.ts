import { describe, expect, it } from "vitest";
import { APP, startServer } from "./test-support.ts";

describe("garbage", () => {
  it.each([
    "",
    "{",
    "null",
    "7",
    '"text"',
    "[]",
    "{}",
    '{"event":7}',
    '{"event":{}}',
    '{"event":"__proto__"}',
    '{"event":"constructor","data":{}}',
    '{"event":"nonsense"}',
    '{"event":"pusher:nonsense","data":{}}',
    '{"event":"pusher_internal:member_added","channel":"presence-x","data":"{}"}',
    '{"event":"pusher:subscribe"}',
    '{"event":"pusher:subscribe","data":null}',
    '{"event":"pusher:subscribe","data":"{"}',
    '{"event":"pusher:subscribe","data":{"channel":7}}',
    '{"event":"pusher:subscribe","data":{"channel":""}}',
    '{"event":"pusher:subscribe","data":{"channel":"a b"}}',
    '{"event":"pusher:subscribe","data":{"channel":"private-a","auth":7}}',
    '{"event":"pusher:subscribe","data":{"channel":"private-a","auth":"x"}}',
    '{"event":"pusher:subscribe","data":{"channel":"presence-a","auth":"x:y","channel_data":{}}}',
    '{"event":"pusher:unsubscribe","data":[]}',
    '{"event":"pusher:signin","data":{"auth":{},"user_data":{}}}',
    '{"event":"pusher:signin","data":{"auth":"a:b","user_data":"{"}}',
    '{"event":"client-x"}',
    '{"event":"client-x","channel":{"toString":1}}',
    '{"event":"client-x","channel":"private-nobody"}',
  ])("the server answers %s with pusher:error and goes on", async (message) => {
    const client = await (await startServer()).rawConnected();
    client.send(message);
    expect((await client.error()).message).not.toBe("");
    await client.settled();
  });

  it("the server survives JSON that nests tens of thousands deep", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    const { auth } = server.api.authorizeChannel(client.socketId, "private-a");
    await client.subscribe("private-a", { auth });
    const deep = `${"[".repeat(30_000)}${"]".repeat(30_000)}`;
    client.send(`{"event":"client-x","channel":"private-a","data":${deep}}`);
    expect((await client.error()).message).not.toBe("");
    await client.settled();
  });

  it("the server refuses binary messages", async () => {
    const client = await (await startServer()).rawConnected();
    client.socket.send(Buffer.from('{"event":"pusher:ping"}'));
    expect((await client.error()).message).toMatch(/binary/i);
    await client.settled();
  });

  it("the server closes for a message beyond the limit, and takes one at the limit", async () => {
    const server = await startServer({ limits: { clientMessageBytes: 2_000 } });
    const client = await server.rawConnected();
    const frame = (size: number) => `{"event":"pusher:ping","data":"${"x".repeat(size - 33)}"}`;
    expect(frame(2_000)).toHaveLength(2_000);
    client.send(frame(2_000));
    await client.event("pusher:pong");
    client.send(frame(2_001));
    expect((await client.error()).message).toMatch(/too large/i);
    expect((await client.closed).code).toBe(1009);
    expect(server.stats.connections).toBe(0);
  });

  it("the server closes for text that is not UTF-8 and for frames that are not WebSocket's", async () => {
    const server = await startServer();
    const first = await server.rawConnected();
    first.tcp.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xff, 0xff]));
    expect((await first.error()).message).toMatch(/UTF-8/);
    expect((await first.closed).code).toBe(1007);
    const second = await server.rawConnected();
    second.tcp.write("GET / HTTP/1.1\r\n\r\n");
    expect((await second.closed).code).toBe(1002);
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(0);
  });

  it("the server survives handshakes that are none", async () => {
    const server = await startServer();
    const status = async (headers: Record<string, string>, path: string) => {
      const { request } = await import("node:http");
      return new Promise((resolve) => {
        const req = request({ port: server.port, host: "127.0.0.1", path, headers }, (res) => {
          res.resume();
          resolve(res.statusCode);
        });
        req.on("error", () => resolve("error"));
        req.end();
      });
    };
    const upgrade = { connection: "Upgrade", upgrade: "websocket" };
    expect(await status(upgrade, `/app/${APP.key}`)).toBe(400);
    expect(await status({ ...upgrade, upgrade: "h2c" }, `/app/${APP.key}`)).toBe(400);
    expect(await status({}, "//")).toBe(404);
    await server.rawConnected();
  });

  it("the server keeps names apart from object members", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    await client.subscribe("__proto__");
    await client.subscribe("constructor");
    await server.api.trigger(["__proto__", "constructor", "toString"], "hasOwnProperty", { a: 1 });
    expect((await client.event("hasOwnProperty", "__proto__")).data).toBe('{"a":1}');
    expect((await client.event("hasOwnProperty", "constructor")).data).toBe('{"a":1}');
    const answer = await (await server.api.get({ path: "/channels" })).text();
    expect(answer).toBe('{"channels":{"__proto__":{},"constructor":{}}}');
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it("the server limits the channels of one connection", async () => {
    const server = await startServer({ limits: { channelsPerConnection: 3 } });
    const client = await server.rawConnected();
    for (const name of ["a", "b", "c"]) await client.subscribe(name);
    client.send({ event: "pusher:subscribe", data: { channel: "d" } });
    expect((await client.error()).message).toMatch(/at most 3 channels/);
  });
});
