import type { ProblemCode } from "./problem.ts";

/** What a person reads when the use case has nothing more exact to say. */
export const SENTENCES: Record<ProblemCode, string> = {
  invalid_request: "Something in the request is wrong.",
  malformed_json: "The request body is not valid JSON.",
  unauthenticated: "Sign in first.",
  session_expired: "This chat session has ended. Start a new one.",
  ticket_invalid: "This chat window is out of date. Reload it.",
  identity_invalid: "The visitor's identity could not be verified.",
  blocked: "This chat is not available to you.",
  domain_not_trusted: "This website is not allowed to show this chat.",
  forbidden: "You are not allowed to do this.",
  inbox_disabled: "This chat is switched off.",
  origin_not_allowed: "Requests from this website are not allowed.",
  signup_closed: "New accounts cannot be created here.",
  not_found: "There is nothing here.",
  method_not_allowed: "This method is not offered here.",
  request_timeout: "The request took too long to arrive.",
  conflict: "Someone else has changed this in the meantime.",
  storage_full: "There is no space for more files.",
  payload_too_large: "The request is too large.",
  unsupported_media_type: "Send the body as application/json.",
  rate_limited: "Too many requests. Wait a moment and try again.",
  internal: "Something went wrong on our side. Please try again.",
  unavailable: "The service is not ready. Please try again in a moment.",
};
