import { type FieldError, LinkdeskError } from "./error.ts";

/** The error that an answer describes: a problem document (RFC 9457), or none that we know. */
export function readProblem(status: number, text: string, headers: Headers): LinkdeskError {
  const details = { status, retryAfterMs: retryAfter(headers.get("retry-after")) };
  const requestId = headers.get("x-request-id");
  const problem = parseProblem(text);
  if (!problem) {
    const message = `Linkdesk did not answer: HTTP ${status}.`;
    return new LinkdeskError("unexpected_answer", message, { ...details, requestId });
  }
  const { code, detail, title, errors } = problem;
  return new LinkdeskError(code, detail ?? title ?? code, {
    ...details,
    requestId: problem.requestId ?? requestId,
    ...(Array.isArray(errors) ? { errors } : {}),
  });
}

type Problem = {
  code: LinkdeskError["code"];
  title?: string;
  detail?: string;
  requestId?: string;
  errors?: FieldError[];
};

function parseProblem(text: string): Problem | undefined {
  try {
    const problem = JSON.parse(text) as Problem | null;
    return typeof problem?.code === "string" ? problem : undefined;
  } catch {
    return undefined;
  }
}

/** `Retry-After` in milliseconds: a number of seconds, or a date. Null without one. */
function retryAfter(value: string | null): number | null {
  if (!value) return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
