import type { ProblemCode } from "./api.ts";

/**
 * Why a call failed: a code of the API, or one of the connection.
 * - `connection_failed`: no answer came: the network, or a wrong `baseUrl`
 * - `timeout`: no answer in time
 * - `aborted`: your `AbortSignal`
 * - `unexpected_answer`: what answered is not Linkdesk, such as a proxy's error page
 */
export type ErrorCode =
  | ProblemCode
  | "connection_failed"
  | "timeout"
  | "aborted"
  | "unexpected_answer";

/** One field of the input that is wrong: its path (`content.card.title`) and the remedy. */
export type FieldError = { field: string; message: string };

type Details = {
  status?: number;
  requestId?: string | null;
  errors?: FieldError[];
  retryAfterMs?: number | null;
  cause?: unknown;
};

/** What `error` is in a result, and what an iterator over pages throws. */
export class LinkdeskError extends Error {
  readonly code: ErrorCode;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Names the request in the service's log; null when no answer came. */
  readonly requestId: string | null;
  /** What is wrong with which field, of `invalid_request`. */
  readonly errors: FieldError[];
  /** How long to wait before another try, when the answer said so. Milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "LinkdeskError";
    this.code = code;
    this.status = details.status ?? 0;
    this.requestId = details.requestId ?? null;
    this.errors = details.errors ?? [];
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}

/** Either the data or the error. Calls do not throw, except for a wrong use of the SDK itself. */
export type Result<T> = { data: T; error: null } | { data: null; error: LinkdeskError };
