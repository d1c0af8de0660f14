import type { IncomingMessage, ServerResponse } from "node:http";
import type { App } from "./app.ts";
import { parseJson } from "./json.ts";
import { checkRestAuth, parseQuery } from "./rest-auth.ts";
import { getChannel, getChannels, getChannelUsers } from "./rest-channels.ts";
import { RestError } from "./rest-error.ts";
import { postBatchEvents, postEvents } from "./rest-events.ts";
import { terminateUser } from "./users.ts";

const EMPTY_BODY = Buffer.alloc(0);

/** One request below `/apps`. */
interface Call {
  app: App;
  query: ReadonlyMap<string, string>;
  /** Parsed JSON of the body, undefined when there is none or it is not JSON. */
  body: unknown;
}

interface Route {
  method: "GET" | "POST";
  pattern: RegExp;
  run: (call: Call, parameter: string) => object;
}

const ROUTES: readonly Route[] = [
  { method: "POST", pattern: /^\/events$/, run: ({ app, body }) => postEvents(app, body) },
  {
    method: "POST",
    pattern: /^\/batch_events$/,
    run: ({ app, body }) => postBatchEvents(app, body),
  },
  { method: "GET", pattern: /^\/channels$/, run: ({ app, query }) => getChannels(app, query) },
  {
    method: "GET",
    pattern: /^\/channels\/([^/]+)$/,
    run: ({ app, query }, name) => getChannel(app, name, query),
  },
  {
    method: "GET",
    pattern: /^\/channels\/([^/]+)\/users$/,
    run: ({ app }, name) => getChannelUsers(app, name),
  },
  {
    method: "POST",
    pattern: /^\/users\/([^/]+)\/terminate_connections$/,
    run: ({ app }, userId) => {
      terminateUser(app, userId);
      return {};
    },
  },
];

/** Answers a request whose path (without prefix) starts with `/apps/`. Never rejects. */
export async function handleRest(
  apps: ReadonlyMap<string, App>,
  path: string,
  search: string,
  req: IncomingMessage,
  res: ServerResponse,
  onError: (error: Error) => void,
): Promise<void> {
  try {
    reply(res, 200, JSON.stringify(await answer(apps, path, search, req)), "application/json");
  } catch (error) {
    if (error instanceof RestError) {
      // What is left of a body that was not read would be taken for the next request.
      if (!req.complete) res.setHeader("connection", "close");
      reply(res, error.status, `${error.message}\n`, "text/plain; charset=utf-8");
    } else if (!req.complete) {
      // The caller went away in the middle of its request.
      res.destroy();
    } else {
      onError(error instanceof Error ? error : new Error(String(error)));
      reply(res, 500, "Internal error\n", "text/plain; charset=utf-8");
    }
  }
}

async function answer(
  apps: ReadonlyMap<string, App>,
  path: string,
  search: string,
  req: IncomingMessage,
): Promise<object> {
  const [, , appId = "", ...rest] = path.split("/");
  const app = apps.get(decode(appId));
  if (!app) throw new RestError(404, "Unknown app");
  const method = req.method ?? "GET";
  const body =
    method === "GET" ? EMPTY_BODY : await readBody(req, app.settings.limits.restBodyBytes);
  const query = parseQuery(search);
  const problem = checkRestAuth(app, { method, path, query, body }, Date.now());
  if (problem) throw new RestError(401, problem);
  if (!app.isEnabled) throw new RestError(403, "This application is disabled");
  const { route, parameter } = findRoute(method, `/${rest.join("/")}`);
  return route.run({ app, query, body: parseJson(body.toString()) }, parameter);
}

function findRoute(method: string, path: string): { route: Route; parameter: string } {
  let isKnownPath = false;
  for (const route of ROUTES) {
    const match = route.pattern.exec(path);
    if (!match) continue;
    isKnownPath = true;
    if (route.method === method) return { route, parameter: decode(match[1] ?? "") };
  }
  throw isKnownPath ? new RestError(405, "Method not allowed") : new RestError(404, "Not found");
}

async function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new RestError(413, `The body exceeds ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RestError(400, "The path is not properly encoded");
  }
}

/** Sends a finished answer with its length. */
export function reply(res: ServerResponse, status: number, body: string, type: string): void {
  res.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  res.end(body);
}
