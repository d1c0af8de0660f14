import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createTenant, createVisitor, send, startConversation } from "../support/http-client.ts";
import { atMost, figure, quantile } from "./metric.ts";
import { messagePost } from "./throughput.ts";
import type { Part } from "./workbench.ts";

const ENDPOINTS = 20;
const EVENTS_PER_MINUTE = 1_000;
const SECONDS = 30;
const EVENTS = (EVENTS_PER_MINUTE * SECONDS) / 60;
const CONVERSATIONS = 10;
const ARRIVAL_TIMEOUT_MS = 30_000;
const MAX_P95_MS = 5_000;

/**
 * How long events take to reach webhooks: messages at an even pace, each of which goes to all endpoints. One of them
 * takes every request and never answers.
 */
export const measureWebhooks: Part = async (bench) => {
  const { appUrl } = await bench.stack();
  const tenant = await createTenant(appUrl);
  const receiver = await startReceiver();
  bench.defer(async () => receiver.close());
  for (let at = 0; at < ENDPOINTS; at++) {
    const url = `${receiver.url}/${at === 0 ? "hangs" : at}`;
    const body = { url, events: ["message.received"], inboxId: tenant.inbox.id };
    const { status } = await tenant.call("POST", "/api/v1/webhooks", body);
    if (status !== 201) throw new Error(`Webhook ${at} was answered with ${status}.`);
  }
  const posts = await Promise.all(
    Array.from({ length: CONVERSATIONS }, async () => {
      const visitor = await createVisitor(appUrl, tenant.inbox.id);
      return messagePost(await startConversation(visitor.call), visitor.token);
    }),
  );
  const answering = ENDPOINTS - 1;
  await receiver.until(CONVERSATIONS * answering);
  receiver.delaysMs.length = 0;

  const start = performance.now();
  const answers: Promise<void>[] = [];
  for (let sent = 0; sent < EVENTS; sent++) {
    const wait = start + (sent * 60_000) / EVENTS_PER_MINUTE - performance.now();
    await new Promise((done) => setTimeout(done, Math.max(0, wait)));
    const call = posts[sent % posts.length]?.();
    if (!call) throw new Error("There is no conversation to write in.");
    const { method, path, headers = {}, body } = call;
    answers.push(
      send(appUrl + path, method, headers, body).then(({ status }) => {
        if (status !== 201) throw new Error(`A message was answered with ${status}.`);
      }),
    );
  }
  await Promise.all(answers);
  const expected = EVENTS * answering;
  await receiver.until(expected);
  const { delaysMs } = receiver;
  const scene = `${EVENTS_PER_MINUTE} events/min to ${ENDPOINTS} webhooks, one hangs`;
  const at = (share: number) => Math.round(quantile(delaysMs, share));
  return [
    figure({ name: `${scene}: delay of the others, p50`, value: at(0.5), unit: "ms" }),
    atMost({ name: `${scene}: delay of the others, p95`, value: at(0.95), unit: "ms" }, MAX_P95_MS),
    atMost(
      {
        name: `${scene}: not there ${ARRIVAL_TIMEOUT_MS / 1_000} s after the last`,
        value: expected - delaysMs.length,
      },
      0,
    ),
  ];
};

/** One server for all endpoints. What it hears first of an event counts; `/hangs` is never answered. */
async function startReceiver() {
  const delaysMs: number[] = [];
  const seen = new Set<string>();
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    request.on("end", () => {
      if (request.url === "/hangs") return;
      const id = `${request.url} ${request.headers["webhook-id"]}`;
      const { data } = JSON.parse(text) as { data: { timestamp: string } };
      if (!seen.has(id)) delaysMs.push(Date.now() - Date.parse(data.timestamp));
      seen.add(id);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delaysMs,
    /** Resolves when that many have come, or when nothing more is to be expected. */
    async until(count: number): Promise<void> {
      const deadline = Date.now() + ARRIVAL_TIMEOUT_MS;
      while (delaysMs.length < count && Date.now() < deadline) {
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
