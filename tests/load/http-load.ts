import { Agent, request } from "node:http";

export type HttpLoad = {
  /** Sends one request, discards the answer's body, resolves to its status. */
  send: (call: HttpCall) => Promise<number>;
  /** Requests a second that all lanes together got answered in that time, and every status. */
  run: (next: (lane: number) => HttpCall, durationMs: number) => Promise<LoadResult>;
  close: () => void;
};

export type HttpCall = {
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
};

export type LoadResult = { perSecond: number; statuses: Map<number, number> };

/**
 * A lean client with one kept-alive connection for each lane. Leaner than `fetch`: on a small
 * machine the client's own work would otherwise hide the difference between two routes.
 */
export function createHttpLoad(baseUrl: string, lanes: number): HttpLoad {
  const { port } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });

  const send = ({ method, path, headers, body }: HttpCall) =>
    new Promise<number>((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const entity = text === undefined ? {} : entityHeaders(text);
      const options = { agent, host: "127.0.0.1", port, path, method };
      request({ ...options, headers: { ...headers, ...entity } }, (response) => {
        response.once("end", () => resolve(response.statusCode ?? 0));
        response.once("error", reject);
        response.resume();
      })
        .once("error", reject)
        .end(text);
    });

  async function run(next: (lane: number) => HttpCall, durationMs: number): Promise<LoadResult> {
    const statuses = new Map<number, number>();
    const start = performance.now();
    let answered = 0;
    const drive = async (lane: number) => {
      while (performance.now() - start < durationMs) {
        const status = await send(next(lane));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        answered += 1;
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => drive(lane)));
    return { perSecond: (answered / (performance.now() - start)) * 1_000, statuses };
  }

  return { send, run, close: () => agent.destroy() };
}

function entityHeaders(text: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
  };
}
