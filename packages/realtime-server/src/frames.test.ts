import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { frameText } from "./frames.ts";

/** What a WebSocket client reads when `frame` is written to its socket. */
async function read(frame: Buffer): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => server.close());
  server.on("connection", (_client, request) => request.socket.write(frame));
  await once(server, "listening");
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [data] = await once(client, "message");
  client.terminate();
  return data.toString();
}

describe("frameText", () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])("frameText frames %i bytes", async (count) => {
    expect(await read(frameText("a".repeat(count)))).toBe("a".repeat(count));
  });

  it("frameText counts bytes, not characters", async () => {
    const text = "ü€😀".repeat(14);
    expect(await read(frameText(text))).toBe(text);
  });
});
