import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { db } from "../platform/db.ts";
import { serializeInbox } from "./serialize-inbox.ts";

/** Far more inboxes than a workspace has; a page of its own when somebody proves otherwise. */
const MAX_INBOXES = 500;

/** The workspace's inboxes, oldest first. */
export async function listInboxes(me: Me): Promise<Page<Inbox>> {
  const rows = await db().inbox.findMany({
    where: { workspaceId: me.workspace.id },
    orderBy: { id: "asc" },
    take: MAX_INBOXES,
  });
  return { items: rows.map(serializeInbox), nextCursor: null };
}
