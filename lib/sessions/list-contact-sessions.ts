import "server-only";
import type { ContactSession } from "@linkdesk/contract/contacts.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { contactScope, memberScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";

/** More browsers than a person has; older ones have long expired. */
const MAX_SESSIONS = 50;

/** A contact's latest sessions, the one seen last first. Errors: forbidden, not_found. */
export async function listContactSessions(
  caller: Caller,
  contactId: string,
): Promise<Page<ContactSession>> {
  requirePermission(caller, "contact.read");
  const contact = await db().contact.findFirst({
    where: { id: contactId, ...contactScope(caller) },
    select: {
      sessions: {
        where: memberScope(caller),
        orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
        take: MAX_SESSIONS,
        include: { inbox: { select: { id: true, name: true } } },
      },
    },
  });
  if (!contact) throw notFound("contact");
  const now = Date.now();
  const items = contact.sessions.map((session) => ({
    id: session.id,
    inbox: session.inbox,
    status: statusOf(session, now),
    userAgent: session.userAgent,
    address: session.address,
    pageUrl: session.pageUrl,
    pageTitle: session.pageTitle,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
  }));
  return { items, nextCursor: null };
}

function statusOf(
  { revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date },
  now: number,
): ContactSession["status"] {
  if (revokedAt) return "ended";
  return expiresAt.getTime() <= now ? "expired" : "active";
}
