import "server-only";
import { durationMs } from "@linkdesk/contract/duration.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { foreignOrigin, requestAddress } from "../http/request-origin.ts";
import {
  assertAddressAllowed,
  assertCallerAllowed,
  readSecurity,
} from "../inboxes/access-rules.ts";
import { readSettings } from "../inboxes/serialize-inbox.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { hashToken } from "../platform/secrets.ts";

/** The session token of a request, or null. */
export function bearerToken(request: Request): string | null {
  const header = request.headers.get("authorization") ?? "";
  return /^Bearer ([\w-]{20,100})$/.exec(header)?.[1] ?? null;
}

/**
 * `auth` of a widget route: the session that the Bearer token names.
 * Errors: unauthenticated (no token), session_expired (unknown, expired or revoked: the same
 * answer, so that a token's past cannot be probed), inbox_disabled, blocked, domain_not_trusted.
 */
export async function visitor(request: Request): Promise<VisitorSession> {
  const token = bearerToken(request);
  if (!token) throw new AppError("unauthenticated", { userMessage: "Send a session token." });
  const session = await db().session.findUnique({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: new Date() } },
    select: {
      id: true,
      workspaceId: true,
      inboxId: true,
      verifiedAt: true,
      retentionDays: true,
      contact: { select: { id: true, name: true, email: true, blockedAt: true } },
      inbox: { select: { enabled: true, settings: true, security: true } },
    },
  });
  if (!session) throw new AppError("session_expired");
  const { inbox, contact, verifiedAt, id, workspaceId, inboxId, retentionDays } = session;
  if (!inbox.enabled) throw new AppError("inbox_disabled");
  const security = readSecurity(inbox.security);
  // Computed on each call, so that a shorter duration also applies to existing sessions.
  if (verifiedAt && Date.now() >= verifiedAt.getTime() + durationMs(security.sessionDuration)) {
    throw new AppError("session_expired");
  }
  const address = requestAddress(request);
  assertAddressAllowed(security, address);
  assertCallerAllowed(security, foreignOrigin(request));
  if (contact.blockedAt) throw new AppError("blocked", { cause: "the contact is blocked" });
  const { name, email } = contact;
  return {
    ...{ id, workspaceId, inboxId, address, retentionDays, isVerified: verifiedAt !== null },
    contact: { id: contact.id, name, email },
    settings: readSettings(inbox.settings),
  };
}
