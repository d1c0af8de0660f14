import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { CreateInboxBody, Inbox } from "../contract/inboxes.ts";
import { db } from "../platform/db.ts";
import { requirePermission } from "../workspaces/permissions.ts";
import { serializeInbox } from "./serialize-inbox.ts";

/** Creates a live-chat inbox in the member's workspace. Its id is what a website embeds. Errors: forbidden. */
export async function createInbox(me: Me, input: CreateInboxBody): Promise<Inbox> {
  requirePermission(me, "inbox.create");
  return serializeInbox(
    await db().inbox.create({ data: { ...input, workspaceId: me.workspace.id } }),
  );
}
