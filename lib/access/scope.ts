import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { Prisma } from "../platform/db.ts";
import type { VisitorSession } from "./visitor-session.ts";

/**
 * The conversations that a caller may access, as a part of the `where`. It is taken from the caller's
 * session, never from an id in the request.
 */
export type Scope = { workspaceId: string; contactId?: string; inboxId?: string };

/**
 * The visitor's conversations in the session's inbox. A verified contact may have others in other
 * inboxes of the workspace, which have their own secrets, domains and rules.
 */
export function visitorScope(session: VisitorSession) {
  const { workspaceId, contact, inboxId } = session;
  return { workspaceId, contactId: contact.id, inboxId } satisfies Scope;
}

/** The SQL condition that limits a statement to a visitor's conversations; empty for members. */
export function visitorCondition({ contactId, inboxId }: Scope): Prisma.Sql {
  if (!contactId) return Prisma.empty;
  const mine = Prisma.sql`AND contact_id = ${contactId}::uuid`;
  return inboxId ? Prisma.sql`${mine} AND inbox_id = ${inboxId}::uuid` : mine;
}

/** Every conversation of the workspace. */
export function memberScope(me: Me): Scope {
  return { workspaceId: me.workspace.id };
}
