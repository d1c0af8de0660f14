import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { serializeInbox } from "./serialize-inbox.ts";

/** One inbox of the member's workspace. Errors: not_found. */
export async function getInbox(me: Me, id: string): Promise<Inbox> {
  const row = await db().inbox.findFirst({ where: { id, workspaceId: me.workspace.id } });
  if (!row) throw notFound("inbox");
  return serializeInbox(row);
}
