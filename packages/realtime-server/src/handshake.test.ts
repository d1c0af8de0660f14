import PusherClient from "pusher-js";
import { describe, expect, it } from "vitest";
import { APP, heard, startServer } from "./test-support.ts";

describe("handshake", () => {
  it("the server gives a socket id and the activity timeout", async () => {
    const wire = await (await startServer()).raw().event("pusher:connection_established");
    const data = JSON.parse(wire.data);
    expect(data.socket_id).toMatch(/^\d+\.\d+$/);
    expect(data.activity_timeout).toBe(120);
  });

  it("an unmodified pusher-js connects", async () => {
    const server = await startServer();
    const client = await server.client();
    expect(client.connection.socket_id).toMatch(/^\d+\.\d+$/);
    expect(server.stats.connections).toBe(1);
  });

  it.each([
    ["/app/nobody?protocol=7", 4001, "Application does not exist"],
    ["/app/__proto__?protocol=7", 4001, "Application does not exist"],
    ["/elsewhere?protocol=7", 4005, "Path not found"],
    ["/app/?protocol=7", 4005, "Path not found"],
    [`/app/${APP.key}/x?protocol=7`, 4005, "Path not found"],
    [`/app/${APP.key}?protocol=seven`, 4006, "Invalid version string format"],
    [`/app/${APP.key}?protocol=8`, 4007, "Unsupported protocol version"],
    [`/app/${APP.key}?protocol=4`, 4007, "Unsupported protocol version"],
    [`/app/${APP.key}`, 4008, "No protocol version supplied"],
  ])("the server closes a connection to %s with %i", async (path, code, reason) => {
    const server = await startServer();
    expect(await server.raw(path).closed).toEqual({ code, reason });
    expect(server.stats.connections).toBe(0);
  });

  it.each([5, 6, 7])("the server speaks protocol %i", async (protocol) => {
    const server = await startServer();
    const client = server.raw(`/app/${APP.key}?protocol=${protocol}&client=js&version=8.6.0`);
    await client.event("pusher:connection_established");
  });

  it("the server tells protocol 5 the error in an event as well", async () => {
    const server = await startServer();
    const client = server.raw("/app/nobody?protocol=5");
    expect(await client.error()).toEqual({ code: 4001, message: "Application does not exist" });
    expect((await client.closed).code).toBe(4001);
  });

  it("the server turns clients of a disabled application away with 4003", async () => {
    const server = await startServer({ app: { enabled: false } });
    expect((await server.raw().closed).code).toBe(4003);
  });

  it("the server holds maxConnections and turns the next one away with 4004", async () => {
    const server = await startServer({ app: { maxConnections: 2 } });
    await server.rawConnected();
    const second = await server.rawConnected();
    expect((await server.raw().closed).code).toBe(4004);
    second.socket.close();
    await expect.poll(() => server.stats.connections, { interval: 5 }).toBe(1);
    await server.rawConnected();
  });

  it("pusher-js hears a refusal as an error that stops it", async () => {
    const server = await startServer({ app: { enabled: false } });
    const client = new PusherClient(APP.key, server.clientOptions());
    expect(await heard(client.connection, "error")).toMatchObject({
      error: { data: { code: 4003 } },
    });
    expect(client.connection.state).toBe("disconnected");
  });

  it("the server works below a path prefix", async () => {
    const server = await startServer({ publicPathPrefix: "/realtime/" });
    await server.raw(`/realtime/app/${APP.key}?protocol=7`).event("pusher:connection_established");
    expect((await server.raw().closed).code).toBe(4005);
  });

  it("the server answers a plain GET of the socket's address without an upgrade", async () => {
    const server = await startServer();
    const response = await fetch(`http://127.0.0.1:${server.port}/app/${APP.key}`);
    expect(response.status).toBe(404);
  });
});
