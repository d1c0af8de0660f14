import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { APP, bytes, heard, joined, startServer } from "./test-support.ts";

const SHORT = { activityMs: 60, pongMs: 60 };
/** Short silences, but time to answer on a busy machine. */
const PATIENT = { activityMs: 60, pongMs: 1_000 };

describe("liveness", () => {
  it("the server answers pusher:ping and ping frames", async () => {
    const client = await (await startServer()).rawConnected();
    client.send({ event: "pusher:ping", data: {} });
    expect(await client.event("pusher:pong")).toMatchObject({ data: "{}" });
    client.socket.ping("hi");
    const [payload] = await once(client.socket, "pong");
    expect(payload.toString()).toBe("hi");
  });

  it("the server pings who is silent and keeps who answers", async () => {
    const server = await startServer({ timeouts: PATIENT });
    const client = await server.rawConnected();
    await once(client.socket, "ping");
    await once(client.socket, "ping");
    await once(client.socket, "ping");
    expect(client.socket.readyState).toBe(WebSocket.OPEN);
  });

  it("the server takes any message for a sign of life", async () => {
    const server = await startServer({ timeouts: PATIENT });
    const client = await server.rawConnected({ autoPong: false });
    for (let pings = 0; pings < 3; pings += 1) {
      await once(client.socket, "ping");
      client.send({ event: "pusher:pong", data: {} });
    }
    await client.settled();
  });

  it("the server closes who does not answer with 4201", async () => {
    const server = await startServer({ timeouts: SHORT });
    const client = await server.rawConnected({ autoPong: false });
    expect(await client.closed).toEqual({ code: 4201, reason: "Pong reply not received" });
  });

  it("the server frees a half-open peer that reads nothing and answers nothing", async () => {
    const server = await startServer({ timeouts: SHORT });
    const client = await server.rawConnected();
    await client.subscribe("room");
    client.tcp.pause();
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(0);
    await expect.poll(() => server.stats.channels, { interval: 5 }).toBe(0);
  });

  it("pusher-js stays connected through many timeouts", async () => {
    const server = await startServer({ timeouts: PATIENT });
    const client = await server.client();
    const witness = await server.rawConnected();
    for (let pings = 0; pings < 5; pings += 1) await once(witness.socket, "ping");
    expect(client.connection.state).toBe("connected");
  });

  it("the server notices a peer that dies without a close frame", async () => {
    const server = await startServer();
    const client = await server.rawConnected();
    await client.subscribe("room");
    client.tcp.destroy();
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(0);
  });

  it("a member leaves when the close frame arrives, before TCP ends", async () => {
    const server = await startServer({ timeouts: { leaveGraceMs: 0, closeMs: 60_000 } });
    const leaver = await openTcp(server.port);
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(1);
    leaver.write(Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8]));
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(0);
    expect(leaver.destroyed).toBe(false);
    leaver.destroy();
  });

  it("the server cuts off who reads too slowly, and nobody else", async () => {
    const server = await startServer({ limits: { bufferedBytesPerConnection: 64 * 1024 } });
    const [slow, quick] = [await server.rawConnected(), await server.rawConnected()];
    await slow.subscribe("flood");
    await quick.subscribe("flood");
    slow.tcp.pause();
    let sent = 0;
    while (server.stats.slowConsumers === 0 && sent < 20_000) {
      server.server.publish(APP.id, { name: "e", data: bytes(10_000), channels: ["flood"] });
      await quick.event("e");
      sent += 1;
    }
    expect(server.stats.slowConsumers).toBe(1);
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(1);
    await quick.settled();
  });

  it("the server asks clients to reconnect at once when it closes, and pusher-js does", async () => {
    const first = await startServer();
    const client = await first.client();
    const channel = await joined(client, "news");
    const raw = await first.rawConnected();
    const oldSocketId = client.connection.socket_id;
    const rejoined = heard(channel, "pusher:subscription_succeeded");
    const closing = first.server.close();
    const second = await startServer({}, first.port);
    expect((await raw.closed).code).toBe(4200);
    await closing;
    await rejoined;
    expect(client.connection.socket_id).not.toBe(oldSocketId);
    expect(second.stats.connections).toBe(1);
  });

  it("the server closes connections that stay anonymous when that is configured", async () => {
    const server = await startServer({
      app: { authorizedConnections: true },
      timeouts: { authorizationMs: 400 },
    });
    const member = await server.client();
    await joined(member, "private-room");
    const stranger = await server.rawConnected();
    await stranger.subscribe("room");
    expect((await stranger.closed).code).toBe(4009);
    expect(member.connection.state).toBe("connected");
  });
});

/** A hand-made WebSocket client on a socket that the test controls alone. */
async function openTcp(port: number) {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.write(
    `GET /app/${APP.key}?protocol=7 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  );
  await once(socket, "data");
  return socket;
}
