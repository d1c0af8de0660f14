import "server-only";
import { describeClaim } from "../contacts/describe-contact.ts";
import type { CreatedSession, CreateSessionBody } from "../contract/widget.ts";
import { requireEmbedTicket } from "../inboxes/embed-ticket.ts";
import { publicInbox } from "../inboxes/public-inbox.ts";
import { db } from "../platform/db.ts";
import { createToken, hashToken } from "../platform/secrets.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Browsers send about 200 characters; the rest is somebody's experiment. */
const MAX_USER_AGENT_CHARS = 500;

/**
 * Starts a session for an anonymous visitor, with a new contact. The token leaves only here.
 * Errors: not_found, inbox_disabled, ticket_invalid.
 */
export async function createSession(
  input: CreateSessionBody,
  userAgent: string | null,
): Promise<CreatedSession> {
  requireEmbedTicket(input.ticket, input.inboxId);
  const inbox = await publicInbox(input.inboxId);
  const token = createToken();
  const now = new Date();
  const { name, email, avatarUrl, attributes } = describeClaim(input.user ?? {});
  const profile = { name, email, avatarUrl, attributes };
  const { contactId, expiresAt } = await db().session.create({
    data: {
      workspace: { connect: { id: inbox.workspaceId } },
      inbox: { connect: { id: inbox.id } },
      contact: { create: { workspaceId: inbox.workspaceId, lastSeenAt: now, ...profile } },
      tokenHash: hashToken(token),
      expiresAt: new Date(now.getTime() + inbox.settings.privacy.sessionDays * DAY_MS),
      lastSeenAt: now,
      locale: input.locale,
      timezone: input.timezone,
      userAgent: userAgent?.slice(0, MAX_USER_AGENT_CHARS),
      ...(input.page ? pageColumns(input.page) : {}),
      ...(input.page ? { pageViews: { create: pageView(input.page) } } : {}),
    },
    select: { contactId: true, expiresAt: true },
  });
  return { token, contactId, expiresAt: expiresAt.toISOString() };
}

/** Where the visitor is, as columns of a session. */
export function pageColumns(page: { url: string; title: string; referrer: string }) {
  return { pageUrl: page.url, pageTitle: page.title || null, referrer: page.referrer || null };
}

/** A page of the visitor's trail. */
export function pageView(page: { url: string; title: string }) {
  return { url: page.url, title: page.title || null };
}
