import { isTemporary, retryAfterMs } from "@linkdesk/chat/backoff.ts";
import { storableOnly } from "@linkdesk/chat/sendable-text.ts";
import type { Address, Answer, Body, Query } from "@linkdesk/contract/endpoints/client.ts";
import { REQUEST_TIMEOUT_MS } from "@linkdesk/contract/limits.ts";
import type { FieldError, Problem, ProblemCode } from "@linkdesk/contract/problem.ts";
import { t } from "@/lib/texts/ui";

/** The server answered with a problem document, or could not be reached (`code: "network"`). */
export class ApiError extends Error {
  readonly code: ProblemCode | "network";
  readonly status: number;
  readonly errors: FieldError[];
  readonly requestId: string | null;
  /** How long the server asks to wait. */
  readonly retryAfterMs: number | null;

  constructor(
    code: ProblemCode | "network",
    status: number,
    detail: string,
    { problem, response }: { problem?: Problem; response?: Response } = {},
  ) {
    super(detail);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.errors = problem?.errors ?? [];
    this.requestId = problem?.requestId ?? null;
    const retryAfter = response?.headers.get("retry-after") ?? null;
    this.retryAfterMs = retryAfterMs(retryAfter, Date.now());
  }
}

type AnyQuery = Record<string, string | number | null | undefined>;
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

function withQuery(path: string, query: AnyQuery | undefined): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== "") params.set(key, String(value));
  }
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "code" in body &&
    "detail" in body &&
    typeof body.detail === "string"
  );
}

/** What an answer that is not a success means; `body` is its parsed JSON, if it had any. */
export function apiErrorOf(status: number, body: unknown, response?: Response): ApiError {
  if (!isProblem(body)) return new ApiError("internal", status, t("errors.unknown"), { response });
  return new ApiError(body.code, status, body.detail, { problem: body, response });
}

export function networkError(): ApiError {
  return new ApiError("network", 0, t("errors.offline"));
}

async function failure(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  return apiErrorOf(response.status, body, response);
}

/**
 * Whether this browser is really signed out. One refused request does not show it (a proxy or a
 * restarting server can say so too), and a check that fails shows nothing.
 */
async function isSignedOut(): Promise<boolean> {
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const response = await fetch("/api/v1/me", { signal }).catch(() => null);
  return response?.status === 401;
}

/** A signed-out browser goes to the sign-in page and comes back to where it was. */
function leaveForSignIn(): void {
  const here = `${window.location.pathname}${window.location.search}`;
  if (here.startsWith("/sign-")) return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

type RequestOptions = {
  query?: AnyQuery;
  body?: unknown;
  signal?: AbortSignal;
  /** Goes on when the page is left. Browsers refuse more than 64 kB at a time. */
  keepalive?: boolean;
};

async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const init: RequestInit = { method, credentials: "same-origin", keepalive: options.keepalive };
  init.signal = options.signal ?? AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  if (method !== "GET") {
    init.headers = { "content-type": "application/json" };
    init.body = JSON.stringify(options.body ?? {}, storableOnly);
  }
  let response: Response;
  try {
    response = await fetch(withQuery(`/api/v1${path}`, options.query), init);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw networkError();
  }
  if (!response.ok) {
    const error = await failure(response);
    if (error.code !== "unauthenticated") throw error;
    if (!(await isSignedOut())) throw networkError();
    leaveForSignIn();
    throw error;
  }
  // 204 has no body; callers of such paths ask for `void`.
  return (response.status === 204 ? undefined : await response.json()) as T;
}

type At<P extends string> = `/api/v1${P}`;
type Path<M extends Method, A = Address<M>> = A extends At<infer P> ? P : never;
/** The body, where the endpoint takes one. */
type Sent<M extends Method, P extends string> = [Body<M, At<P>>] extends [undefined]
  ? []
  : [body: Body<M, At<P>>];

type Get = <P extends Path<"GET">>(
  path: P,
  query?: Query<"GET", At<P>>,
  signal?: AbortSignal,
) => Promise<Answer<"GET", At<P>>>;
type Send<M extends Method> = <P extends Path<M>>(
  path: P,
  ...sent: Sent<M, P>
) => Promise<Answer<M, At<P>>>;

const send =
  <M extends Method>(method: M, keepalive = false): Send<M> =>
  (path: string, body?: unknown) =>
    request<never>(method, path, { body, keepalive });

/**
 * Fetch for `/api/v1`, typed by the endpoints (lib/contract/endpoints): an address is written as
 * `/webhooks/${id}`. Throws {@link ApiError}.
 */
export const api = {
  get: ((path: string, query?: AnyQuery, signal?: AbortSignal) =>
    request("GET", path, { query, signal })) as Get,
  post: send("POST"),
  put: send("PUT"),
  patch: send("PATCH"),
  delete: send("DELETE"),
};

/** The same for what must arrive although the page is being left. Bodies must be small. */
export const lastApi = { put: send("PUT", true), post: send("POST", true) };

/** A sentence to show for anything that was thrown. */
export function errorText(error: unknown): string {
  return error instanceof ApiError ? error.message : t("errors.unknown");
}

/** Is it worth trying the same request again later? */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiError && isTemporary(error);
}
