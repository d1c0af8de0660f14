import { benchBroadcast } from "../../packages/realtime-server/bench/broadcast.ts";
import { benchIdle } from "../../packages/realtime-server/bench/idle.ts";
import { atLeast, figure, type Metric, skipped } from "./metric.ts";
import type { Part } from "./workbench.ts";

const BROADCAST_CONNECTIONS = 1_000;
const IDLE_CONNECTIONS = 10_000;
/** What a process has open besides its connections. */
const SPARE_DESCRIPTORS = 200;
/** As fast as a bare `ws` loop, give or take what one run differs from the next. */
const MIN_BROADCAST_RATIO = 0.95;

/** The realtime server alone: broadcast against a bare `ws` loop, and memory of idle clients. */
export const measureRealtime: Part = async () => [...(await broadcast()), ...(await idle())];

async function broadcast(): Promise<Metric[]> {
  // Each of the two processes holds both servers' connections.
  const blocked = tooFewDescriptors(2 * BROADCAST_CONNECTIONS);
  const scene = `broadcast to ${BROADCAST_CONNECTIONS.toLocaleString("en")}`;
  if (blocked) return [skipped(scene, blocked)];
  const { ours, bare, ratio } = await benchBroadcast({ connections: BROADCAST_CONNECTIONS });
  const rate = (name: string, value: number) => figure({ name, value, unit: "messages/s" });
  const pair = (p50: number, p99: number) => `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`;
  return [
    rate(`${scene}, realtime server`, ours.messagesPerSecond),
    rate(`${scene}, bare \`ws\``, bare.messagesPerSecond),
    atLeast({ name: `${scene}, realtime server : bare \`ws\``, value: ratio }, MIN_BROADCAST_RATIO),
    { name: "fan-out p50 / p99, realtime server", value: pair(ours.p50Ms, ours.p99Ms) },
    { name: "fan-out p50 / p99, bare `ws`", value: pair(bare.p50Ms, bare.p99Ms) },
  ];
}

async function idle(): Promise<Metric[]> {
  const name = `memory with ${IDLE_CONNECTIONS.toLocaleString("en")} idle connections`;
  const blocked = tooFewDescriptors(IDLE_CONNECTIONS);
  if (blocked) return [skipped(name, blocked)];
  const { rssMb, kilobytesPerConnection } = await benchIdle({ connections: IDLE_CONNECTIONS });
  return [
    figure({ name, value: rssMb, unit: "MB" }),
    figure({ name: "memory per idle connection", value: kilobytesPerConnection, unit: "kB" }),
  ];
}

/** Why that many connections cannot be held, or nothing when they can. */
function tooFewDescriptors(connections: number): string | undefined {
  const needed = connections + SPARE_DESCRIPTORS;
  const limit = descriptorLimit();
  return limit < needed ? `\`ulimit -n\` is ${limit}, and ${needed} are needed` : undefined;
}

/** The most files and sockets one process may have open. Infinity where there is no such limit. */
function descriptorLimit(): number {
  const report = process.report.getReport() as unknown as {
    userLimits?: { open_files?: { soft: number | "unlimited" } };
  };
  const soft = report.userLimits?.open_files?.soft;
  return typeof soft === "number" ? soft : Number.POSITIVE_INFINITY;
}
