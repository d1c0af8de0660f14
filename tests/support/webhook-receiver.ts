import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CreatedWebhook } from "@linkdesk/contract/webhooks.ts";
import type { Caller } from "./http-client.ts";

export type Received = {
  id: string;
  timestamp: string;
  signatures: string[];
  headers: IncomingMessage["headers"];
  body: string;
  event: string;
  data: Record<string, unknown>;
};

type Answer = (response: ServerResponse, received: Received, count: number) => void;

/**
 * A business's own server on this machine that is told what happens. It answers as `answer` says,
 * 204 to begin with.
 */
export async function startReceiver(port = 0) {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const state: { answer: Answer } = { answer: (response) => void response.writeHead(204).end() };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = readRequest(request, Buffer.concat(chunks).toString("utf8"));
      received.push(one);
      state.answer(response, one, received.length);
      for (const wake of waiting) wake();
    });
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/hook`,
    port: taken,
    received,
    /** What it says from now on: a status, or anything at all. */
    answers(answer: number | Answer) {
      state.answer =
        typeof answer === "number"
          ? (response) => void response.writeHead(answer).end(`status ${answer}`)
          : answer;
    },
    /** Resolves with the first request that fits, one that was there already too. */
    async until(fits: (one: Received) => boolean): Promise<Received> {
      for (;;) {
        const found = received.find(fits);
        if (found) return found;
        await new Promise<void>((wake) => {
          const woken = () => {
            waiting.delete(woken);
            wake();
          };
          waiting.add(woken);
        });
      }
    },
    of: (event: string) => received.filter((one) => one.event === event),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** A webhook that nobody answers, with a test event that failed; the address of its page. */
export async function createUnansweredWebhook(call: Caller): Promise<string> {
  const body = { url: "http://127.0.0.1:9/", events: ["message.received"] };
  const { webhook } = (await call<CreatedWebhook>("POST", "/api/v1/webhooks", body)).body;
  await call("POST", `/api/v1/webhooks/${webhook.id}/test`);
  return `/settings/webhooks/${webhook.id}`;
}

function readRequest(request: IncomingMessage, body: string): Received {
  const header = (name: string) => String(request.headers[name] ?? "");
  const { event, data } = JSON.parse(body) as { event: string; data: Record<string, unknown> };
  return {
    id: header("webhook-id"),
    timestamp: header("webhook-timestamp"),
    signatures: header("webhook-signature").split(" "),
    headers: request.headers,
    ...{ body, event, data },
  };
}

/** The check of the Standard Webhooks specification, written from it and not from our own code. */
export function isSignedWith(secret: string, { id, timestamp, signatures, body }: Received) {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return signatures.includes(`v1,${expected}`);
}
