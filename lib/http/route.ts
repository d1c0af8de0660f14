import { randomUUID } from "node:crypto";
import {
  type Endpoint,
  isSchema,
  type Raw,
  statusesOf,
} from "@linkdesk/contract/endpoints/endpoint.ts";
import type { z } from "zod";
import { isKey } from "../access/actor.ts";
import { AppError } from "../platform/app-error.ts";
import { databaseAway, isDatabaseAway } from "../platform/database-away.ts";
import { env } from "../platform/env.ts";
import { log } from "../platform/log.ts";
import { watched } from "../platform/watchdog.ts";
import { checkResponse } from "./check-response.ts";
import { problemResponse } from "./problem.ts";
import { type AllowanceName, countUse, limitRate, type Remaining, usedUp } from "./rate-limit.ts";
import { readJson } from "./read-body.ts";

/** Room for the longest message in its widest JSON escape. */
const DEFAULT_MAX_BODY_BYTES = 96 * 1024;

type Shape = z.ZodType | Raw | null | undefined;
type Parsed<S> = S extends z.ZodType ? z.output<S> : unknown;

type Context<E extends Endpoint, Actor> = {
  request: Request;
  /** Whoever `auth` found. */
  actor: Actor;
  params: Parsed<E["params"]>;
  query: Parsed<E["query"]>;
  body: Parsed<E["body"]>;
};

/** What a handler returns: the data, the data with a status or headers, or a whole response if it is no JSON. */
type Result<E extends Endpoint> = E["response"] extends z.ZodType
  ? z.output<E["response"]> | Reply<z.output<E["response"]>, Status<E>>
  : E["response"] extends null
    ? // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing
      void | Reply<undefined, Status<E>>
    : Response;

type Status<E extends Endpoint> = E extends { status: readonly (infer S extends number)[] }
  ? S
  : number;
type Use<E extends Endpoint> = E extends { limit: readonly (infer N)[] }
  ? { name: N & AllowanceName; who: string | null }
  : never;

/** Finds out who calls, or throws. Runs before anything of the request is read. */
type Auth<Actor> = (request: Request, endpoint: Endpoint) => Actor | Promise<Actor>;

type Definition<E extends Endpoint, Actor> = {
  maxBodyBytes?: number;
  handle: (context: Context<E, Actor>) => Promise<Result<E>> | Result<E>;
} & (E extends { limit: readonly string[] }
  ?
      | {
          auth: Auth<Actor>;
          /** Whose allowances a call uses up. Counted before the body is read. */
          limit: (actor: Actor, request: Request) => readonly Use<E>[];
        }
      /** Who calls is found, and the allowances are counted, in one round trip. */
      | { auth: Auth<Actor> & { counts: E["limit"] }; limit?: undefined }
  : { auth: Auth<Actor>; limit?: undefined });

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * The handler of an endpoint: who may call is `auth`, what shape comes in and goes out is the endpoint's,
 * which use case runs is `handle`. Everything else is here: body limit, parsing, problem+json, request id,
 * the allowance of API keys, log of what went wrong. With CHECK_RESPONSES, as in tests, every answer is parsed by the endpoint's
 * schema.
 */
export function route<const E extends Endpoint, Actor>(
  endpoint: E,
  definition: Definition<E, Actor>,
): Handler {
  return routeOf(endpoint, definition as unknown as AnyDefinition);
}

type Handler = (request: Request, context: NextContext) => Promise<Response>;
type AnyDefinition = {
  auth: (request: Request, endpoint: Endpoint) => unknown;
  maxBodyBytes?: number;
  limit?: (actor: unknown, request: Request) => Parameters<typeof limitRate>[0];
  handle: (context: Context<Endpoint, unknown>) => unknown;
};

function routeOf(endpoint: Endpoint, definition: AnyDefinition): Handler {
  const answer = async (request: Request, context: NextContext): Promise<Response> => {
    const requestId = randomUUID();
    const headers = new Headers({ "x-request-id": requestId });
    try {
      const actor = await definition.auth(request, endpoint);
      if (isKey(actor)) await limitKey(actor.keyId, headers);
      if (definition.limit) await limitRate(definition.limit(actor, request));
      const params = parse(endpoint.params, await context.params, "params");
      const query = parse(
        endpoint.query,
        Object.fromEntries(new URL(request.url).searchParams),
        "query",
      );
      const body = await parseBody(endpoint, request, definition.maxBodyBytes);
      const result = await definition.handle({ request, actor, params, query, body });
      const response = toResponse(endpoint, result);
      addHeaders(response, headers);
      if (env().CHECK_RESPONSES) await checkResponse(endpoint, response);
      return response;
    } catch (error) {
      const response = addHeaders(answerError(error, request, requestId), headers);
      if (!env().CHECK_RESPONSES) return response;
      const checked = checkResponse(endpoint, response).then(() => response);
      return checked.catch((unexpected: unknown) => answerError(unexpected, request, requestId));
    }
  };
  return (request: Request, context: NextContext): Promise<Response> => {
    const { pathname } = new URL(request.url);
    return watched(`${request.method} ${pathname}`, () => answer(request, context));
  };
}

/**
 * Counts a call of an API key, and says in the headers what is left of its allowance: `RateLimit-Limit`,
 * `RateLimit-Remaining` and `RateLimit-Reset` (draft-ietf-httpapi-ratelimit-headers-07). Errors: rate_limited.
 */
async function limitKey(keyId: string, headers: Headers): Promise<void> {
  const use = { name: "key:call", who: keyId } as const;
  const counted = await countUse(use);
  if (counted) return writeRate(headers, counted);
  const { after, error } = usedUp(use);
  writeRate(headers, after);
  throw error;
}

function writeRate(headers: Headers, { limit, remaining, resetSeconds }: Remaining): void {
  headers.set("ratelimit-limit", String(limit));
  headers.set("ratelimit-remaining", String(remaining));
  headers.set("ratelimit-reset", String(resetSeconds));
}

function addHeaders(response: Response, headers: Headers): Response {
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

type ReplyOptions<S extends number> = { status?: S; headers?: Record<string, string> };

class Reply<T, S extends number> {
  readonly data: T;
  readonly options: ReplyOptions<S>;

  constructor(data: T, options: ReplyOptions<S>) {
    this.data = data;
    this.options = options;
  }
}

/** Data with a status that is not the endpoint's usual one, or with headers. */
export function reply<T, S extends number = number>(data: T, options: ReplyOptions<S>) {
  return new Reply<T, S>(data, options);
}

/** A JSON answer that no cache keeps, unless its headers say so. */
function toResponse(endpoint: Endpoint, result: unknown): Response {
  if (result instanceof Response) return result;
  const { data, options } = result instanceof Reply ? result : reply(result, {});
  const status = options.status ?? statusesOf(endpoint)[0];
  const headers = { "cache-control": "no-store", ...options.headers };
  if (endpoint.response === null) return new Response(null, { status, headers });
  return Response.json(data, { status, headers });
}

/** Nobody in particular: for routes that are open to all. */
export const anyone = () => null;

async function parseBody(
  { body, bodyType }: Endpoint,
  request: Request,
  maxBytes = DEFAULT_MAX_BODY_BYTES,
): Promise<unknown> {
  if (!isSchema(body)) return undefined;
  return parse(body, await readJson(request, maxBytes, bodyType), "body");
}

/** A part that no schema describes is never looked at. */
function parse<S extends Shape>(schema: S, value: unknown, part: string): Parsed<S> {
  if (!isSchema(schema)) return undefined as Parsed<S>;
  const result = schema.safeParse(value);
  if (result.success) return result.data as Parsed<S>;
  // An id in the address that is not even an id names nothing.
  if (part === "params") throw new AppError("not_found");
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    field: issue.path.join(".") || part,
    message: issue.message,
  }));
  const first = errors[0];
  throw new AppError("invalid_request", {
    userMessage: first ? `${first.field}: ${first.message}` : undefined,
    errors,
  });
}

function answerError(error: unknown, request: Request, requestId: string): Response {
  const known = toAppError(error);
  const { pathname } = new URL(request.url);
  const fields = { requestId, method: request.method, path: pathname, code: known.code };
  // The client went away in the middle of its request: nobody's fault, and nobody reads the answer.
  if (request.signal.aborted) log.info("http.aborted", fields);
  else if (known.code === "internal") log.error("http.failed", { ...fields, error });
  else if (known.code === "unavailable")
    log.warn("http.unavailable", { ...fields, error: known.cause });
  else if (known.cause) log.info("http.refused", { ...fields, reason: String(known.cause) });
  return problemResponse(known, requestId);
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return isDatabaseAway(error) ? databaseAway(error) : new AppError("internal", { cause: error });
}
