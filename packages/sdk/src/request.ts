import { LinkdeskError, type Result } from "./error.ts";
import { readProblem } from "./read-problem.ts";
import { retryDelay, wait } from "./retry.ts";

/** For one call. */
export type RequestOptions = {
  /** Ends the call, also while it waits for the next try. */
  signal?: AbortSignal;
  /** How long one try may take, in milliseconds, instead of the client's own limit. */
  timeoutMs?: number;
};

/** What the client was made with, complete. */
export type Settings = {
  apiKey: string;
  /** Without a slash at its end. */
  baseUrl: string;
  fetch: typeof fetch;
  timeoutMs: number;
  maxRetries: number;
};

export type Call = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  query?: { [name: string]: unknown };
  /** Sent as JSON, unless it is bytes. */
  body?: unknown;
  headers?: Record<string, string>;
  /** A POST that the server recognises when it comes again. */
  isRepeatable?: boolean;
};

/** The calls of a client: with its key, its time limit and its retries. */
export type Request = <T>(call: Call, options?: RequestOptions) => Promise<Result<T>>;

const REPEATABLE = new Set(["GET", "PUT", "DELETE"]);

/** How a try ended: with an answer, or without one. */
type Outcome<T> = { result: Result<T>; isRefused: boolean; isLost: boolean };

export function createRequest(settings: Settings): Request {
  return async <T>(call: Call, options: RequestOptions = {}) => {
    const isRepeatable = call.isRepeatable ?? REPEATABLE.has(call.method);
    let wasLost = false;
    for (let tries = 1; ; tries++) {
      const { result, isRefused, isLost } = await attempt<T>(settings, call, options);
      // An earlier try deleted it, and its answer was lost.
      if (call.method === "DELETE" && wasLost && result.error?.status === 404) {
        return { data: undefined as T, error: null };
      }
      // What was refused by a limit was not done, whatever it is.
      const isWorthwhile = isRefused || (isLost && isRepeatable);
      if (!isWorthwhile || tries > settings.maxRetries) return result;
      wasLost ||= isLost;
      const pauseMs = retryDelay(tries, result.error?.retryAfterMs ?? null);
      if (pauseMs === null) return result;
      const isAborted = await wait(pauseMs, options.signal);
      if (isAborted) return failed(abortedError(options.signal));
    }
  };
}

async function attempt<T>(
  settings: Settings,
  call: Call,
  { signal, timeoutMs = settings.timeoutMs }: RequestOptions,
): Promise<Outcome<T>> {
  if (signal?.aborted) return ended(abortedError(signal));
  // AbortSignal.any() is younger than Node.js 18.
  const stop = new AbortController();
  let isLate = false;
  const onAbort = () => stop.abort();
  signal?.addEventListener("abort", onAbort);
  const timer = setTimeout(() => {
    isLate = true;
    stop.abort();
  }, timeoutMs);
  try {
    const response = await settings.fetch(urlOf(settings.baseUrl, call), {
      method: call.method,
      headers: headersOf(settings.apiKey, call),
      body: bodyOf(call.body),
      signal: stop.signal,
      // A key follows nobody to another address.
      redirect: "manual",
    });
    return await read<T>(response);
  } catch (cause) {
    if (signal?.aborted) return ended(abortedError(signal));
    const error = isLate
      ? new LinkdeskError("timeout", `No answer within ${timeoutMs} ms.`, { cause })
      : new LinkdeskError("connection_failed", `${settings.baseUrl} does not answer.`, { cause });
    return { result: failed(error), isRefused: false, isLost: true };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

async function read<T>(response: Response): Promise<Outcome<T>> {
  const text = await response.text();
  const { status } = response;
  if (response.ok) {
    const data = text === "" ? undefined : parse(text);
    if (data !== NOT_JSON) return { result: { data: data as T, error: null }, ...ANSWERED };
  }
  const error = readProblem(status, text, response.headers);
  return {
    result: failed(error),
    isRefused: status === 429,
    isLost: status === 503 || status === 502 || status === 504,
  };
}

const ANSWERED = { isRefused: false, isLost: false };
const failed = (error: LinkdeskError) => ({ data: null, error }) as const;
const ended = (error: LinkdeskError) => ({ result: failed(error), ...ANSWERED });
const abortedError = (signal?: AbortSignal) =>
  new LinkdeskError("aborted", "The call was aborted.", { cause: signal?.reason });

const NOT_JSON = Symbol();
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

function urlOf(baseUrl: string, { path, query = {} }: Call): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    search.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  const text = search.toString();
  return `${baseUrl}${path}${text && `?${text}`}`;
}

function headersOf(apiKey: string, { body, headers }: Call): Record<string, string> {
  const isJson = body !== undefined && !isBytes(body);
  return {
    authorization: `Bearer ${apiKey}`,
    accept: "application/json",
    ...(isJson ? { "content-type": "application/json" } : {}),
    ...headers,
  };
}

function bodyOf(body: unknown): RequestInit["body"] {
  return body === undefined || isBytes(body) ? (body as RequestInit["body"]) : JSON.stringify(body);
}

function isBytes(body: unknown): boolean {
  return body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
}

/** A path with ids in it: path`/api/v1/contacts/${id}`. Throws a TypeError for an id that is none. */
export function path(parts: TemplateStringsArray, ...ids: string[]): string {
  return parts.reduce((before, part, at) => {
    const id = ids[at - 1];
    if (typeof id !== "string" || id === "") throw new TypeError("An id is missing.");
    return `${before}${encodeURIComponent(id)}${part}`;
  });
}
