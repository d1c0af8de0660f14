import type { FieldError, ProblemCode } from "@linkdesk/contract/problem.ts";

type Options = {
  /** For the log; may tell what the stranger must not know. */
  message?: string;
  /** For the answer: a human sentence with the remedy. */
  userMessage?: string;
  errors?: FieldError[];
  cause?: unknown;
  /** Sent as `Retry-After`. */
  retryAfterSeconds?: number;
  /** Sent as `WWW-Authenticate`: clients that send a password only when asked. */
  challenge?: string;
};

/** A failure that has an answer: use cases throw it, `route()` turns it into problem+json. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly userMessage: string | undefined;
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly challenge: string | undefined;

  constructor(code: ProblemCode, options: Options = {}) {
    super(options.message ?? options.userMessage ?? code, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.userMessage = options.userMessage;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.challenge = options.challenge;
  }
}

/** A row that is not there, or that belongs to somebody else: both read the same. */
export function notFound(what: string): AppError {
  return new AppError("not_found", { userMessage: `There is no such ${what}.` });
}

/** One field of the input is wrong for a reason only the use case can know. */
export function invalidField(field: string, message: string): AppError {
  return new AppError("invalid_request", {
    userMessage: `${field}: ${message}`,
    errors: [{ field, message }],
  });
}
