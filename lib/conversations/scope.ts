import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { VisitorSession } from "../sessions/require-session.ts";

/**
 * Which conversations somebody may touch, as a piece of the `where`. It comes from who they are,
 * never from an id they sent.
 */
export type Scope = { workspaceId: string; contactId?: string };

/** A visitor's own conversations. */
export function visitorScope(session: VisitorSession): Scope {
  return { workspaceId: session.workspaceId, contactId: session.contact.id };
}

/** Every conversation of the workspace. */
export function memberScope(me: Me): Scope {
  return { workspaceId: me.workspace.id };
}
