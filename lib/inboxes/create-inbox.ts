import "server-only";
import type { CreateInboxBody, Inbox } from "@linkdesk/contract/inboxes.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { invalidField } from "../platform/app-error.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { serializeInbox, WITH_MAIL } from "./serialize-inbox.ts";

/**
 * Creates an inbox in the member's workspace. The id of a live chat is what a website embeds. An e-mail inbox
 * sends through the installation and receives by forwarding until its account is set up.
 * Errors: forbidden, invalid_request (the address has an inbox already).
 */
export async function createInbox(actor: RecordedCaller, input: CreateInboxBody): Promise<Inbox> {
  requirePermission(actor, "inbox.create");
  const data = toRow(actor.workspace.id, input);
  const create = db().$transaction(async (tx) => {
    const row = await tx.inbox.create({ data, include: WITH_MAIL });
    const target = { kind: "inbox", id: row.id, label: row.name } as const;
    await recordAudit(tx, actor, { action: "inbox.created", target });
    return serializeInbox(row);
  });
  return create.catch((error: unknown) => {
    throw isUniqueViolation(error) ? takenAddress() : error;
  });
}

/** The error of an address that another inbox of the workspace has. */
export function takenAddress() {
  return invalidField("address", "is connected to another inbox of this workspace");
}

function toRow(workspaceId: string, input: CreateInboxBody): Prisma.InboxUncheckedCreateInput {
  if (input.kind !== "email") return { ...input, workspaceId };
  const { kind, name, address, senderName, brandName = senderName } = input;
  const mailAccount = { create: { workspaceId, address, senderName } };
  return { workspaceId, kind, name, brandName, websiteUrl: "", mailAccount };
}
