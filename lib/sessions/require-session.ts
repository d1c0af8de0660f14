import "server-only";
import { durationMs } from "../contract/inbox-security.ts";
import type { InboxSettings } from "../contract/inboxes.ts";
import { AppError } from "../http/app-error.ts";
import { requestAddress } from "../http/request-origin.ts";
import { admitAddress, readSecurity } from "../inboxes/admit.ts";
import { readSettings } from "../inboxes/serialize-inbox.ts";
import { db } from "../platform/db.ts";
import { hashToken } from "../platform/secrets.ts";

/** Who a widget call comes from. Every scope of a visitor's use case is taken from here. */
export type VisitorSession = {
  id: string;
  workspaceId: string;
  inboxId: string;
  contact: { id: string; name: string | null; email: string | null };
  /** The website vouches for the contact. */
  isVerified: boolean;
  /** Where the call comes from; see `requestAddress`. */
  address: string | null;
  /** How long the page around the chat wants closed conversations to be kept at most. */
  retentionDays: number | null;
  /** Of the session's inbox. */
  settings: InboxSettings;
};

/** The session token of a call, if it brings one. */
export function bearerToken(request: Request): string | null {
  const header = request.headers.get("authorization") ?? "";
  return /^Bearer ([\w-]{20,100})$/.exec(header)?.[1] ?? null;
}

/**
 * `auth` of a widget route: the session that the Bearer token names.
 * Errors: unauthenticated (no token), session_expired (unknown, expired or revoked: the same
 * answer, so that a token's past cannot be probed), inbox_disabled, blocked.
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
  // Counted anew each time: a duration that was shortened counts for those who are in already.
  if (verifiedAt && Date.now() >= verifiedAt.getTime() + durationMs(security.sessionDuration)) {
    throw new AppError("session_expired");
  }
  const address = requestAddress(request);
  admitAddress(security, address);
  if (contact.blockedAt) throw new AppError("blocked", { cause: "the contact is blocked" });
  const { name, email } = contact;
  return {
    ...{ id, workspaceId, inboxId, address, retentionDays, isVerified: verifiedAt !== null },
    contact: { id: contact.id, name, email },
    settings: readSettings(inbox.settings),
  };
}
