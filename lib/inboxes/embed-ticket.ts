import "server-only";
import { AppError } from "../platform/app-error.ts";
import { sign, verify } from "../platform/secrets.ts";

/** A frame may stay open all day before its visitor writes; later it reloads itself. */
const TICKET_TTL_MS = 12 * 60 * 60 * 1000;

/**
 * Shows that a frame was served for this inbox. It ends where a browser does: a program can fetch
 * the frame and read its ticket, so this is no authentication.
 */
export function issueEmbedTicket(inboxId: string, now = Date.now()): string {
  return sign("embed-ticket", `${inboxId} ${now + TICKET_TTL_MS}`);
}

/** Errors: ticket_invalid, when it is forged, expired or another inbox's. */
export function requireEmbedTicket(ticket: string, inboxId: string, now = Date.now()): void {
  const [forInbox, expires] = verify("embed-ticket", ticket)?.split(" ") ?? [];
  if (forInbox !== inboxId || !(Number(expires) > now)) throw new AppError("ticket_invalid");
}
