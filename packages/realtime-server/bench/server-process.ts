import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { createRealtimeServer } from "../src/index.ts";
import { serve } from "./child.ts";

/** Questions to the process that holds both servers. */
export type ServerQuestion =
  | { ask: "listen" }
  | { ask: "broadcast"; kind: "ours" | "bare"; count: number; bytes: number }
  | { ask: "memory" };

/** Where both servers listen. */
export interface Ports {
  ours: number;
  bare: number;
}

const APP = { id: "bench", key: "bench", secret: "bench" };
const CHANNEL = "bench";

const server = createRealtimeServer({ apps: [APP] });
const bare = new WebSocketServer({ port: 0, host: "127.0.0.1" });

/** The time first, so that the receiver finds it without parsing. Nanoseconds, 20 digits. */
function payload(bytes: number): string {
  return process.hrtime.bigint().toString().padStart(20, "0").padEnd(bytes, "x");
}

function broadcast(kind: "ours" | "bare", bytes: number): void {
  const data = payload(bytes);
  if (kind === "ours") {
    server.publish(APP.id, { name: "e", channels: [CHANNEL], data });
    return;
  }
  const text = JSON.stringify({ event: "e", channel: CHANNEL, data });
  for (const client of bare.clients) client.send(text);
}

serve<ServerQuestion>(async (question) => {
  if (question.ask === "listen") {
    const { port } = await server.listen(0);
    if (!bare.address()) await once(bare, "listening");
    return { ours: port, bare: (bare.address() as AddressInfo).port };
  }
  if (question.ask === "memory") return process.memoryUsage().rss;
  const start = process.cpuUsage();
  for (let sent = 0; sent < question.count; sent += 1) {
    broadcast(question.kind, question.bytes);
    await setImmediate();
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
});
