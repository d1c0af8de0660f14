import "server-only";
import { Prisma } from "../platform/db.ts";
import { type Caller, isKey } from "./actor.ts";
import type { VisitorSession } from "./visitor-session.ts";

/**
 * The conversations that a caller may access, as a part of the `where`. It is taken from the caller's
 * session, never from an id in the request.
 */
export type Scope = {
  workspaceId: string;
  contactId?: string;
  /** One inbox, or those of a key that is limited to some. */
  inboxId?: string | { in: string[] };
};

/**
 * The visitor's conversations in the session's inbox. A verified contact may have others in other
 * inboxes of the workspace, which have their own secrets, domains and rules.
 */
export function visitorScope(session: VisitorSession) {
  const { workspaceId, contact, inboxId } = session;
  return { workspaceId, contactId: contact.id, inboxId } satisfies Scope;
}

/** The SQL condition that limits a statement to the conversations of a scope, beside the workspace's. */
export function scopeCondition({ contactId, inboxId }: Scope): Prisma.Sql {
  const contact = contactId ? Prisma.sql`AND contact_id = ${contactId}::uuid` : Prisma.empty;
  if (inboxId === undefined) return contact;
  return typeof inboxId === "string"
    ? Prisma.sql`${contact} AND inbox_id = ${inboxId}::uuid`
    : Prisma.sql`${contact} AND inbox_id = ANY(${inboxId.in}::uuid[])`;
}

/** Every conversation of the workspace, or those of the inboxes that a key is limited to. */
export function memberScope(caller: Caller): Omit<Scope, "contactId"> {
  const workspaceId = caller.workspace.id;
  const inboxes = allowedInboxes(caller);
  return inboxes ? { workspaceId, inboxId: inboxes } : { workspaceId };
}

/** The inboxes of the workspace, or those that a key is limited to. */
export function inboxScope(caller: Caller) {
  const workspaceId = caller.workspace.id;
  const inboxes = allowedInboxes(caller);
  return inboxes ? { workspaceId, id: inboxes } : { workspaceId };
}

/** The contacts of the workspace, or those who have been in an inbox that a key is limited to. */
export function contactScope(caller: Caller) {
  const workspaceId = caller.workspace.id;
  const inboxId = allowedInboxes(caller);
  if (!inboxId) return { workspaceId };
  const wasThere = { some: { inboxId } };
  return { workspaceId, OR: [{ conversations: wasThere }, { sessions: wasThere }] };
}

function allowedInboxes(caller: Caller): { in: string[] } | null {
  const inboxIds = isKey(caller) ? caller.inboxIds : null;
  return inboxIds && { in: [...inboxIds] };
}
