import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "../platform/app-error.ts";
import { log } from "../platform/log.ts";
import { watched } from "../platform/watchdog.ts";
import { problemResponse } from "./problem.ts";
import { limitRate } from "./rate-limit.ts";
import { readJson } from "./read-body.ts";

/** Room for the longest message in its widest JSON escape. */
const DEFAULT_MAX_BODY_BYTES = 96 * 1024;

type Shape = z.ZodType | undefined;
type Parsed<S extends Shape> = z.output<NonNullable<S>>;

type Context<Actor, P extends Shape, Q extends Shape, B extends Shape> = {
  request: Request;
  /** Whoever `auth` found. */
  actor: Actor;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
};

type Definition<Actor, P extends Shape, Q extends Shape, B extends Shape> = {
  /** Finds out who calls, or throws. Runs before anything of the request is read. */
  auth: (request: Request) => Actor | Promise<Actor>;
  params?: P;
  query?: Q;
  body?: B;
  maxBodyBytes?: number;
  /** What the body must say it is; another type than JSON only where a beacon has no choice. */
  bodyType?: "application/json" | "text/plain";
  /** What a call uses up; see ALLOWANCES. Counted before the body is read. */
  limit?: (actor: Actor, request: Request) => Parameters<typeof limitRate>[0];
  handle: (context: Context<Actor, P, Q, B>) => Promise<Response> | Response;
};

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * A route handler: who may call, what shape comes in, which use case runs. Everything else is
 * here: body limit, parsing, problem+json, request id, log of what went wrong.
 */
export function route<
  Actor,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: Definition<Actor, P, Q, B>) {
  const answer = async (request: Request, context: NextContext): Promise<Response> => {
    const requestId = randomUUID();
    try {
      const actor = await definition.auth(request);
      if (definition.limit) await limitRate(definition.limit(actor, request));
      const params = parse(definition.params, await context.params, "params");
      const query = parse(
        definition.query,
        Object.fromEntries(new URL(request.url).searchParams),
        "query",
      );
      const raw = definition.body
        ? await readJson(
            request,
            definition.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
            definition.bodyType,
          )
        : undefined;
      const body = parse(definition.body, raw, "body");
      const response = await definition.handle({ request, actor, params, query, body });
      response.headers.set("x-request-id", requestId);
      return response;
    } catch (error) {
      return answerError(error, request, requestId);
    }
  };
  return (request: Request, context: NextContext): Promise<Response> => {
    const { pathname } = new URL(request.url);
    return watched(`${request.method} ${pathname}`, () => answer(request, context));
  };
}

/** A JSON answer that no cache keeps. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

export function noContent(): Response {
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

/** Nobody in particular: for routes that are open to all. */
export const anyone = () => null;

/** A part that no schema describes is never looked at; its type is then `unknown`. */
function parse<S extends Shape>(schema: S, value: unknown, part: string): Parsed<S> {
  const result = (schema ?? z.unknown()).safeParse(schema && value);
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
  const known = error instanceof AppError ? error : new AppError("internal", { cause: error });
  const { pathname } = new URL(request.url);
  const fields = { requestId, method: request.method, path: pathname, code: known.code };
  // The client went away in the middle of its request: nobody's fault, and nobody reads the answer.
  if (request.signal.aborted) log.info("http.aborted", fields);
  else if (known.code === "internal") log.error("http.failed", { ...fields, error });
  else if (known.cause) log.info("http.refused", { ...fields, reason: String(known.cause) });
  return problemResponse(known, requestId);
}
