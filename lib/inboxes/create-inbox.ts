import "server-only";
import type { CreateInboxBody, Inbox } from "@linkdesk/contract/inboxes.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { db } from "../platform/db.ts";
import { serializeInbox } from "./serialize-inbox.ts";

/** Creates a live-chat inbox in the member's workspace. Its id is what a website embeds. Errors: forbidden. */
export async function createInbox(actor: Actor, input: CreateInboxBody): Promise<Inbox> {
  requirePermission(actor, "inbox.create");
  return db().$transaction(async (tx) => {
    const row = await tx.inbox.create({ data: { ...input, workspaceId: actor.workspace.id } });
    const target = { kind: "inbox", id: row.id, label: row.name } as const;
    await recordAudit(tx, actor, { action: "inbox.created", target });
    return serializeInbox(row);
  });
}
