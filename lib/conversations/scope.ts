import "server-only";
import type { Me } from "../contract/accounts.ts";
import { Prisma } from "../platform/db.ts";
import type { VisitorSession } from "../sessions/require-session.ts";

/**
 * Which conversations somebody may touch, as a piece of the `where`. It comes from who they are,
 * never from an id they sent.
 */
export type Scope = { workspaceId: string; contactId?: string; inboxId?: string };

/**
 * A visitor's own conversations, of the session's own inbox: a contact that websites vouch for may
 * have others in the workspace's other inboxes, each with its own secret, domains and rules.
 */
export function visitorScope(session: VisitorSession) {
  const { workspaceId, contact, inboxId } = session;
  return { workspaceId, contactId: contact.id, inboxId } satisfies Scope;
}

/** The visitor's half of a scope, for SQL; nothing for members. */
export function visitorCondition({ contactId, inboxId }: Scope): Prisma.Sql {
  if (!contactId) return Prisma.empty;
  const mine = Prisma.sql`AND contact_id = ${contactId}::uuid`;
  return inboxId ? Prisma.sql`${mine} AND inbox_id = ${inboxId}::uuid` : mine;
}

/** Every conversation of the workspace. */
export function memberScope(me: Me): Scope {
  return { workspaceId: me.workspace.id };
}
