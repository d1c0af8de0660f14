import { setTimeout as pause } from "node:timers/promises";
import { Child } from "./child.ts";
import type { Received } from "./client-process.ts";
import type { Ports } from "./server-process.ts";

/** How large the comparison is. */
export interface BroadcastOptions {
  /** Receivers of each broadcast. Default 1,000. */
  connections?: number;
  /** Pairs of rounds, ours and bare in turn. Default 11. */
  rounds?: number;
  /** Broadcasts in a round. Default 40. */
  messages?: number;
  /** Bytes of event data. Default 200. */
  bytes?: number;
}

interface Throughput {
  /** Messages delivered a second: the median over the rounds. */
  messagesPerSecond: number;
  /** From the start of a broadcast to a receiver's callback, over paced broadcasts. */
  p50Ms: number;
  p99Ms: number;
}

/** What the comparison found. `ratio` is the median of the rounds' own ratios: 1 means as fast. */
export interface BroadcastResult {
  connections: number;
  ours: Throughput;
  bare: Throughput;
  ratio: number;
}

const KINDS = ["ours", "bare"] as const;
type Kind = (typeof KINDS)[number];
const PACED_BROADCASTS = 20;
const PACE_MS = 25;
const WARM_UP_ROUNDS = 2;

/**
 * Compares a broadcast through the server (published in process, encoded each time) with
 * `for (const client of wss.clients) client.send(text)`: one process serves both, another receives,
 * and the rounds alternate so that whatever else the machine does hits both alike.
 */
export async function benchBroadcast(options: BroadcastOptions = {}): Promise<BroadcastResult> {
  const { connections = 1_000, rounds = 11, messages = 40, bytes = 200 } = options;
  const server = new Child("./server-process.ts");
  const clients = new Child("./client-process.ts");
  try {
    const ports = await server.ask<Ports>({ ask: "listen" });
    for (const kind of KINDS) {
      await clients.ask({ ask: "connect", kind, port: ports[kind], connections });
    }
    const round = async (kind: Kind, count: number, latencies: boolean) => {
      const total = count * connections;
      const start = await clients.ask<string>({
        ask: "expect",
        kind,
        messages: total,
        latencies,
      });
      await server.ask({ ask: "broadcast", kind, count, bytes });
      const received = await clients.ask<Received>({ ask: "wait", kind });
      const seconds = Number(BigInt(received.lastAtNs) - BigInt(start)) / 1e9;
      return { rate: total / seconds, latenciesMs: received.latenciesMs };
    };

    const rates = { ours: [] as number[], bare: [] as number[] };
    for (let index = -WARM_UP_ROUNDS; index < rounds; index += 1) {
      const order: readonly Kind[] = index % 2 === 0 ? KINDS : ["bare", "ours"];
      for (const kind of order) {
        const { rate } = await round(kind, messages, false);
        if (index >= 0) rates[kind].push(rate);
      }
    }
    const latencies = { ours: [] as number[], bare: [] as number[] };
    for (let index = 0; index < PACED_BROADCASTS; index += 1) {
      for (const kind of KINDS) {
        latencies[kind].push(...(await round(kind, 1, true)).latenciesMs);
        await pause(PACE_MS);
      }
    }
    const summary = (kind: Kind): Throughput => ({
      messagesPerSecond: Math.round(quantile(rates[kind], 0.5)),
      p50Ms: rounded(quantile(latencies[kind], 0.5)),
      p99Ms: rounded(quantile(latencies[kind], 0.99)),
    });
    const ratios = rates.ours.map((rate, index) => rate / (rates.bare[index] ?? rate));
    return {
      connections,
      ours: summary("ours"),
      bare: summary("bare"),
      ratio: rounded(quantile(ratios, 0.5)),
    };
  } finally {
    server.stop();
    clients.stop();
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

if (import.meta.main) {
  process.stdout.write(`${JSON.stringify(await benchBroadcast())}\n`);
}
