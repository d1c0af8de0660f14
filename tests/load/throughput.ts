import { createTenant, createVisitor, startConversation } from "../support/http-client.ts";
import { createHttpLoad, type HttpCall, type LoadResult } from "./http-load.ts";
import { figure, median } from "./metric.ts";
import type { Part } from "./workbench.ts";

const LANES = 16;
const CONVERSATIONS = 8;
/** Slices of both routes alternate, so that whatever else the machine does hits both alike. */
const SLICES = 5;
const SLICE_MS = 800;
const WARM_UP_MS = 1_000;

const EMPTY_ROUTE: HttpCall = { method: "GET", path: "/api/health/live" };

/** Posted messages a second, beside what the same server gives for a route that does nothing. */
export const measureThroughput: Part = async (bench) => {
  const { appUrl } = await bench.stack();
  const posts = await openConversations(appUrl, CONVERSATIONS);
  const load = createHttpLoad(appUrl, LANES);
  bench.defer(async () => load.close());
  const postNext = (lane: number): HttpCall => {
    const post = posts[lane % posts.length];
    if (!post) throw new Error("There is no conversation to write in.");
    return post();
  };

  const runs = {
    empty: async (ms: number) => rateOf(await load.run(() => EMPTY_ROUTE, ms), 204),
    message: async (ms: number) => rateOf(await load.run(postNext, ms), 201),
  };
  await runs.empty(WARM_UP_MS);
  await runs.message(WARM_UP_MS);
  const empty: number[] = [];
  const message: number[] = [];
  for (let slice = 0; slice < SLICES; slice++) {
    empty.push(await runs.empty(SLICE_MS));
    message.push(await runs.message(SLICE_MS));
  }
  const ratios = message.map((rate, slice) => rate / (empty[slice] ?? Number.NaN));
  return [
    figure({
      name: `messages posted, ${LANES} lanes, ${CONVERSATIONS} conversations`,
      value: Math.round(median(message)),
      unit: "per s",
    }),
    figure({
      name: `empty route, ${LANES} lanes, same client`,
      value: Math.round(median(empty)),
      unit: "per s",
    }),
    figure({ name: "messages posted : empty route", value: median(ratios) }),
  ];
};

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
