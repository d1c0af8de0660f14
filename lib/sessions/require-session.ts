import "server-only";
import type { InboxSettings } from "../contract/inboxes.ts";
import { AppError } from "../http/app-error.ts";
import { readSettings } from "../inboxes/serialize-inbox.ts";
import { db } from "../platform/db.ts";
import { hashToken } from "../platform/secrets.ts";

/** Who a widget call comes from. Every scope of a visitor's use case is taken from here. */
export type VisitorSession = {
  id: string;
  workspaceId: string;
  inboxId: string;
  contact: { id: string; name: string | null; email: string | null };
  /** Of the session's inbox. */
  settings: InboxSettings;
};

/**
 * `auth` of a widget route: the session that the Bearer token names.
 * Errors: unauthenticated (no token), session_expired (unknown, expired or revoked: the same
 * answer, so that a token's past cannot be probed), inbox_disabled.
 */
export async function visitor(request: Request): Promise<VisitorSession> {
  const token = /^Bearer ([\w-]{20,100})$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!token) throw new AppError("unauthenticated", { userMessage: "Send a session token." });
  const session = await db().session.findUnique({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: new Date() } },
    select: {
      id: true,
      workspaceId: true,
      inboxId: true,
      contact: { select: { id: true, name: true, email: true } },
      inbox: { select: { enabled: true, settings: true } },
    },
  });
  if (!session) throw new AppError("session_expired");
  if (!session.inbox.enabled) throw new AppError("inbox_disabled");
  const { inbox, ...found } = session;
  return { ...found, settings: readSettings(inbox.settings) };
}
