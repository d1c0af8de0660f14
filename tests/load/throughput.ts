import type { Stack } from "../../scripts/stack.ts";
import { createTenant, createVisitor, startConversation } from "../support/http-client.ts";
import { openCpuClock } from "./cpu-time.ts";
import { createHttpLoad, type HttpCall, type LoadResult } from "./http-load.ts";
import { atLeast, atMost, figure, median } from "./metric.ts";
import type { Part, Workbench } from "./workbench.ts";

const LANES = 16;
const CONVERSATIONS = 8;
/** Slices of both routes alternate, so that whatever else the machine does hits both alike. */
const SLICES = 5;
const SLICE_MS = 800;
const WARM_UP_MS = 1_000;
/** The first thousand messages of a fresh process cost twice as much as later ones. */
const WARM_UP_MESSAGES = 8_000;
const MIN_RATIO = 0.2;
const MAX_CPU_MS = 2;

const EMPTY_ROUTE: HttpCall = { method: "GET", path: "/api/health/live" };

/** Posted messages a second, beside what the same server gives for a route that does nothing; with two processes, too. */
export const measureThroughput: Part = async (bench) => {
  const one = await measureSlices(bench, await bench.stack());
  const two = await measureSlices(bench, await bench.anotherStack({ WEB_PROCESSES: "2" }));
  const where = `${LANES} lanes, ${CONVERSATIONS} conversations`;
  const perSecond = (name: string, value: number) =>
    figure({ name, value: Math.round(value), unit: "per s" });
  return [
    perSecond(`messages posted, ${where}`, one.message),
    perSecond(`messages posted, two processes, ${where}`, two.message),
    perSecond(`empty route, ${LANES} lanes, same client`, one.empty),
    atLeast({ name: "messages posted : empty route", value: one.ratio }, MIN_RATIO),
    atMost(
      { name: "CPU time per message, all processes", value: one.cpuMs, unit: "ms" },
      MAX_CPU_MS,
    ),
    figure({ name: "CPU time per message, two processes", value: two.cpuMs, unit: "ms" }),
  ];
};

/** The medians of alternating slices. */
async function measureSlices(bench: Workbench, stack: Stack) {
  const posts = await openConversations(stack.appUrl, CONVERSATIONS);
  const load = createHttpLoad(stack.appUrl, LANES);
  bench.defer(async () => load.close());
  const postNext = (lane: number): HttpCall => {
    const post = posts[lane % posts.length];
    if (!post) throw new Error("There is no conversation to write in.");
    return post();
  };
  const cpuMs = await openCpuClock(stack);
  const runEmpty = async (ms: number) => rateOf(await load.run(() => EMPTY_ROUTE, ms), 204);
  const runMessages = async (ms: number) => {
    const before = cpuMs();
    const result = await load.run(postNext, ms);
    const count = result.statuses.get(201) ?? 0;
    return { perSecond: rateOf(result, 201), cpuMs: (cpuMs() - before) / count, count };
  };
  await runEmpty(WARM_UP_MS);
  for (let sent = 0; sent < WARM_UP_MESSAGES; ) sent += (await runMessages(WARM_UP_MS)).count;
  const empty: number[] = [];
  const message: { perSecond: number; cpuMs: number }[] = [];
  for (let slice = 0; slice < SLICES; slice++) {
    empty.push(await runEmpty(SLICE_MS));
    message.push(await runMessages(SLICE_MS));
  }
  const ratios = message.map(({ perSecond }, slice) => perSecond / (empty[slice] ?? Number.NaN));
  return {
    empty: median(empty),
    message: median(message.map(({ perSecond }) => perSecond)),
    ratio: median(ratios),
    cpuMs: median(message.map((slice) => slice.cpuMs)),
  };
}

/** An overloaded server answers quickly, with errors: only the expected answer counts. */
function rateOf({ perSecond, statuses }: LoadResult, expected: number): number {
  const others = [...statuses].filter(([status]) => status !== expected);
  if (others.length === 0) return perSecond;
  const list = others.map(([status, count]) => `${count} × ${status}`).join(", ");
  throw new Error(`Expected only ${expected}, got also ${list}.`);
}

/** Conversations, each with a visitor of its own, as what writes the next message in it. */
async function openConversations(appUrl: string, count: number): Promise<(() => HttpCall)[]> {
  const tenant = await createTenant(appUrl);
  const open = async () => {
    const visitor = await createVisitor(appUrl, tenant.inbox.id);
    const id = await startConversation(visitor.call);
    return messagePost(id, visitor.token);
  };
  const posts: (() => HttpCall)[] = [];
  for (let made = 0; made < count; made++) posts.push(await open());
  return posts;
}

/** What writes a new message in that conversation each time it is asked. */
export function messagePost(conversationId: string, token: string): () => HttpCall {
  const path = `/api/widget/v1/conversations/${conversationId}/messages`;
  const headers = { authorization: `Bearer ${token}` };
  const text = "Do you ship to Norway, and how long does it take?";
  return () => ({
    method: "POST",
    path,
    headers,
    body: { clientId: crypto.randomUUID(), text },
  });
}
