import "server-only";
import type { MailWebhookKey } from "@linkdesk/contract/mail-accounts.ts";
import { hasProviderKey } from "@linkdesk/contract/mail-providers.ts";
import type { Actor } from "../../access/actor.ts";
import { requirePermission } from "../../access/permissions.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { AppError } from "../../platform/app-error.ts";
import { db } from "../../platform/db.ts";
import { createToken, hashToken } from "../../platform/secrets.ts";
import { findMailAccount, readInbound } from "./find-mail-account.ts";
import { webhookAddress } from "./webhook-address.ts";

/**
 * Makes a new key for the address that a mail provider posts to; only this answer contains it. The old one ends at
 * once: the provider tries again with what it has until the address is replaced there.
 * Errors: forbidden, not_found; conflict, if mail does not come by a provider that needs a key.
 */
export async function rotateWebhookKey(actor: Actor, inboxId: string): Promise<MailWebhookKey> {
  requirePermission(actor, "inbox.edit");
  const key = createToken();
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM mail_accounts WHERE inbox_id = ${inboxId}::uuid AND workspace_id = ${actor.workspace.id}::uuid FOR UPDATE`;
    const row = await findMailAccount(tx, actor.workspace.id, inboxId);
    const inbound = readInbound(row.inbound);
    if (inbound.kind !== "provider" || !hasProviderKey(inbound.provider)) {
      throw new AppError("conflict", {
        userMessage: "Save a mail provider whose address has a key first.",
      });
    }
    await tx.mailAccount.update({ where: { inboxId }, data: { inboundKeyHash: hashToken(key) } });
    await recordAudit(tx, actor, {
      action: "inbox.mail_account_changed",
      target: { kind: "inbox", id: inboxId, label: row.inbox.name },
      changes: { webhookKeyHash: [row.inboundKeyHash ? "•••" : null, "•••"] },
    });
    return { url: webhookAddress(inboxId, inbound.provider, key) };
  });
}
