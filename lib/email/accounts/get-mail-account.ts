import "server-only";
import type { MailAccount } from "@linkdesk/contract/mail-accounts.ts";
import type { Actor } from "../../access/actor.ts";
import { requirePermission } from "../../access/permissions.ts";
import { db } from "../../platform/db.ts";
import { findMailAccount } from "./find-mail-account.ts";
import { serializeMailAccount } from "./serialize-mail-account.ts";

/** How an e-mail inbox sends and receives. Errors: forbidden, not_found. */
export async function getMailAccount(actor: Actor, inboxId: string): Promise<MailAccount> {
  requirePermission(actor, "inbox.edit");
  return serializeMailAccount(await findMailAccount(db(), actor.workspace.id, inboxId));
}
