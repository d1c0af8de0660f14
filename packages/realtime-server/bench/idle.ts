import { setTimeout as pause } from "node:timers/promises";
import { Child } from "./child.ts";
import type { Ports } from "./server-process.ts";

/** How many clients to hold. */
export interface IdleOptions {
  /** Subscribed connections. Default 10,000: both processes need that many file descriptors. */
  connections?: number;
}

/** Resident memory of the server's process, in megabytes of 1,048,576 bytes. */
export interface IdleResult {
  connections: number;
  rssMb: number;
  /** The same before the first connection. */
  emptyRssMb: number;
  kilobytesPerConnection: number;
}

const SETTLE_MS = 1_500;
const BYTES_PER_MB = 1024 * 1024;

/** Measures the server's memory with that many idle clients, each subscribed to one channel. */
export async function benchIdle(options: IdleOptions = {}): Promise<IdleResult> {
  const { connections = 10_000 } = options;
  const server = new Child("./server-process.ts");
  const clients = new Child("./client-process.ts");
  try {
    const { ours: port } = await server.ask<Ports>({ ask: "listen" });
    const empty = await server.ask<number>({ ask: "memory" });
    await clients.ask({ ask: "connect", kind: "ours", port, connections });
    await pause(SETTLE_MS);
    const rss = await server.ask<number>({ ask: "memory" });
    return {
      connections,
      rssMb: Math.round(rss / BYTES_PER_MB),
      emptyRssMb: Math.round(empty / BYTES_PER_MB),
      kilobytesPerConnection: Math.round(((rss - empty) / connections / 1024) * 10) / 10,
    };
  } finally {
    server.stop();
    clients.stop();
  }
}

if (import.meta.main) {
  process.stdout.write(`${JSON.stringify(await benchIdle())}\n`);
}
