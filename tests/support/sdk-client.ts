import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { Linkdesk, type LinkdeskOptions } from "../../packages/sdk/src/client.ts";

/** What a request looked like at the server. */
export type Seen = {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
};

type Answer = (response: Parameters<RequestListener>[1], seen: Seen) => void;

/**
 * A client of a server on loopback, which gives one answer after the other, and the last one again and again. `seen`
 * has what arrived.
 */
export async function clientOf(answers: Answer[], options: Partial<LinkdeskOptions> = {}) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, body: Buffer.concat(parts).toString("utf8") };
    seen.push(one);
    answers[Math.min(seen.length, answers.length) - 1]?.(response, one);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { client: new Linkdesk({ apiKey: "ld_test", baseUrl, ...options }), seen, baseUrl };
}

/** Answers with JSON. */
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify(body));

/** Answers with a problem, as the service does. */
export const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json(
    { type: "about:blank", title: "T", status, code, detail: `It is ${code}.`, requestId: "r-1" },
    status,
    headers,
  );

/** Closes the connection without an answer. */
export const cut: Answer = (response) => response.socket?.destroy();

/** Never answers. */
export const hang: Answer = () => {};
