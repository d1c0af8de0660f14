import "server-only";
import type { CreatedSession, CreateSessionBody } from "@linkdesk/contract/widget.ts";
import { describeClaim } from "../contacts/describe-contact.ts";
import { limitRate } from "../http/rate-limit.ts";
import {
  assertCallerAllowed,
  assertCustomClient,
  assertOriginAllowed,
} from "../inboxes/access-rules.ts";
import { requireEmbedTicket } from "../inboxes/embed-ticket.ts";
import { publicInbox } from "../inboxes/public-inbox.ts";
import { db } from "../platform/db.ts";
import { createToken } from "../platform/secrets.ts";
import { identifyVisitor } from "./identify-visitor.ts";
import { type Browser, sessionColumns } from "./session-columns.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Starts a session: with a `userJWT`, for the verified contact; otherwise for a new anonymous contact.
 * The session token is returned only here. Without a ticket it is a custom client's.
 * Errors: not_found, inbox_disabled, blocked, ticket_invalid, forbidden, domain_not_trusted,
 * identity_invalid, rate_limited.
 */
export async function createSession(
  input: CreateSessionBody,
  browser: Browser,
): Promise<CreatedSession> {
  if (input.ticket !== undefined) requireEmbedTicket(input.ticket, input.inboxId);
  const inbox = await publicInbox(input.inboxId, browser.address);
  const origin = browser.origin ?? null;
  if (input.ticket === undefined) {
    assertCustomClient(inbox.security, { origin, isIdentified: input.userJWT !== undefined });
  } else {
    assertCallerAllowed(inbox.security, origin);
    assertOriginAllowed(inbox.security, input.embedder ?? null);
  }
  if (input.userJWT !== undefined) {
    await limitRate([{ name: "address:identity", who: browser.address }]);
    return identifyVisitor(inbox, input.userJWT, input, browser);
  }
  // The limit is for anonymous sessions only, so that a flood of them cannot keep verified visitors out.
  await limitRate([{ name: "inbox:session", who: inbox.id }]);
  const { name, email, avatarUrl, attributes } = describeClaim(input.user ?? {});
  const profile = { name, email, avatarUrl, attributes };
  const token = createToken();
  const { contactId, expiresAt } = await db().session.create({
    data: {
      ...sessionColumns(token, input, browser, inbox.settings),
      workspace: { connect: { id: inbox.workspaceId } },
      inbox: { connect: { id: inbox.id } },
      contact: { create: { workspaceId: inbox.workspaceId, lastSeenAt: new Date(), ...profile } },
      expiresAt: new Date(Date.now() + inbox.settings.privacy.sessionDays * DAY_MS),
    },
    select: { contactId: true, expiresAt: true },
  });
  return { token, contactId, expiresAt: expiresAt.toISOString(), isVerified: false };
}
