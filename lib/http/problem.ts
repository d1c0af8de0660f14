import { PROBLEM_STATUS, type Problem } from "@linkdesk/contract/problem.ts";
import { SENTENCES } from "@linkdesk/contract/problem-sentences.ts";
import type { AppError } from "../platform/app-error.ts";

/** An RFC 9457 answer. Nothing of the error's internal message or stack is in it. */
export function problemResponse(error: AppError, requestId: string): Response {
  const status = PROBLEM_STATUS[error.code];
  const body: Problem = {
    type: "about:blank",
    title: SENTENCES[error.code],
    status,
    code: error.code,
    detail: error.userMessage ?? SENTENCES[error.code],
    requestId,
    ...(error.errors ? { errors: error.errors } : {}),
  };
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
  };
  if (error.retryAfterSeconds) headers["retry-after"] = String(error.retryAfterSeconds);
  if (error.challenge) headers["www-authenticate"] = error.challenge;
  return new Response(JSON.stringify(body), { status, headers });
}
