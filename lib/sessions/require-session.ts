import "server-only";
import { durationMs } from "@linkdesk/contract/duration.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { foreignOrigin, requestAddress } from "../http/request-origin.ts";
import {
  assertAddressAllowed,
  assertCallerAllowed,
  assertCustomClient,
  readSecurity,
} from "../inboxes/access-rules.ts";
import { readSettings } from "../inboxes/serialize-inbox.ts";
import { AppError } from "../platform/app-error.ts";
import { hashToken } from "../platform/secrets.ts";
import { findSession, findSessionForMessage, type SessionRow } from "./find-session.ts";

/** The session token of a request, or null. */
export function bearerToken(request: Request): string | null {
  const header = request.headers.get("authorization") ?? "";
  return /^Bearer ([\w-]{20,100})$/.exec(header)?.[1] ?? null;
}

/**
 * `auth` of a widget route: the session that the Bearer token names.
 * Errors: unauthenticated (no token), session_expired (unknown, expired or revoked: the same
 * answer, so that a token's past cannot be probed), inbox_disabled, blocked, domain_not_trusted;
 * for a custom client also forbidden, identity_invalid.
 */
export async function visitor(request: Request): Promise<VisitorSession> {
  const row = await findSession(requireToken(request));
  if (!row) throw new AppError("session_expired");
  return checkAccess(row, request);
}

/** The same for a message: its allowances are counted in the round trip of the session. Errors: also rate_limited. */
export async function visitorWithMessage(request: Request): Promise<VisitorSession> {
  const who = requestAddress(request);
  const found = await findSessionForMessage(requireToken(request), {
    name: "address:message",
    who,
  });
  if (!found) throw new AppError("session_expired");
  const session = checkAccess(found.row, request);
  found.check();
  return session;
}
visitorWithMessage.counts = ["session:message", "address:message"] as const;

function requireToken(request: Request): Uint8Array {
  const token = bearerToken(request);
  if (!token) throw new AppError("unauthenticated", { userMessage: "Send a session token." });
  return hashToken(token);
}

function checkAccess(row: SessionRow, request: Request): VisitorSession {
  const { verifiedAt, id, workspaceId, inboxId, retentionDays, name, email } = row;
  if (!row.enabled) throw new AppError("inbox_disabled");
  const security = readSecurity(row.security);
  // Computed on each call, so that a shorter duration also applies to existing sessions.
  if (verifiedAt && Date.now() >= verifiedAt.getTime() + durationMs(security.sessionDuration)) {
    throw new AppError("session_expired");
  }
  const address = requestAddress(request);
  assertAddressAllowed(security, address);
  const origin = foreignOrigin(request);
  if (row.isCustom) assertCustomClient(security, { origin, isIdentified: verifiedAt !== null });
  else assertCallerAllowed(security, origin);
  if (row.blockedAt) throw new AppError("blocked", { cause: "the contact is blocked" });
  return {
    ...{ id, workspaceId, inboxId, address, retentionDays, isVerified: verifiedAt !== null },
    contact: { id: row.contactId, name, email },
    settings: readSettings(row.settings),
  };
}
