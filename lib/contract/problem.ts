/**
 * The closed set of error codes and their HTTP status. Every error answer is an RFC 9457
 * `application/problem+json` document with one of these codes.
 */
export const PROBLEM_STATUS = {
  invalid_request: 400,
  malformed_json: 400,
  unauthenticated: 401,
  session_expired: 401,
  ticket_invalid: 403,
  identity_invalid: 403,
  blocked: 403,
  domain_not_trusted: 403,
  forbidden: 403,
  inbox_disabled: 403,
  origin_not_allowed: 403,
  signup_closed: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  conflict: 409,
  /** A limit of files is reached; which one, and what to do, is in the detail. */
  storage_full: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** One field of the input that is wrong: its path (`user.email`) and the remedy. */
export type FieldError = { field: string; message: string };

/** The body of every error answer (RFC 9457). */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  requestId: string;
  errors?: FieldError[];
};
