import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import type { Caller } from "../access/actor.ts";
import { inboxScope } from "../access/scope.ts";
import { db } from "../platform/db.ts";
import { serializeInbox, WITH_MAIL } from "./serialize-inbox.ts";

/** Far more inboxes than a workspace has; a page of its own when somebody proves otherwise. */
const MAX_INBOXES = 500;

/** The workspace's inboxes, oldest first. */
export async function listInboxes(caller: Caller): Promise<Page<Inbox>> {
  const rows = await db().inbox.findMany({
    where: inboxScope(caller),
    include: WITH_MAIL,
    orderBy: { id: "asc" },
    take: MAX_INBOXES,
  });
  return { items: rows.map(serializeInbox), nextCursor: null };
}
