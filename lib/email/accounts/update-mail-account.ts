import "server-only";
import type {
  MailAccount,
  MailInbound,
  MailOutbound,
  PutMailAccountBody,
} from "@linkdesk/contract/mail-accounts.ts";
import {
  hasSigningSecret,
  isMailSignIn,
  PROVIDER_RULES,
} from "@linkdesk/contract/mail-providers.ts";
import type { Actor } from "../../access/actor.ts";
import { requirePermission } from "../../access/permissions.ts";
import { diffFields } from "../../audit/diff-fields.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { takenAddress } from "../../inboxes/create-inbox.ts";
import { invalidField } from "../../platform/app-error.ts";
import { db, isUniqueViolation } from "../../platform/db.ts";
import { OutgoingError, requireReachableHost } from "../../platform/outgoing.ts";
import { findMailAccount, readInbound, readOutbound } from "./find-mail-account.ts";
import { type MailSecrets, readableSecrets, sealSecrets } from "./mail-secrets.ts";
import { serializeMailAccount } from "./serialize-mail-account.ts";

/** Where a folder that is read anew begins, and that nothing is wrong with it yet. */
const UNREAD = {
  uidValidity: null,
  lastUid: null,
  checkedAt: null,
  lastError: null,
  failingSince: null,
};

/**
 * Replaces how an e-mail inbox sends and receives. A password that is left out stays for the same server and user;
 * for another one it has to be entered again, so that it is never sent to a server that it was not meant for.
 * Errors: forbidden, not_found, invalid_request.
 */
export async function updateMailAccount(
  actor: Actor,
  inboxId: string,
  body: PutMailAccountBody,
): Promise<MailAccount> {
  requirePermission(actor, "inbox.edit");
  checkHost("outbound", body.outbound);
  checkHost("inbound", body.inbound);
  const update = db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM mail_accounts WHERE inbox_id = ${inboxId}::uuid AND workspace_id = ${actor.workspace.id}::uuid FOR UPDATE`;
    const row = await findMailAccount(tx, actor.workspace.id, inboxId);
    const old = { outbound: readOutbound(row.outbound), inbound: readInbound(row.inbound) };
    const before = readableSecrets(inboxId, row.credentials);
    const secrets = {
      smtpPassword: nextPassword("smtpPassword", body.outbound, body.smtpPassword, [
        old.outbound,
        before.smtpPassword,
      ]),
      imapPassword: nextPassword("imapPassword", body.inbound, body.imapPassword, [
        old.inbound,
        before.imapPassword,
      ]),
      ...providerSecrets(old.inbound, body, before),
      signIn: isUsed(before.signIn, body) ? before.signIn : undefined,
    };
    const { address, senderName, signature, outbound, inbound } = body;
    const after = await tx.mailAccount.update({
      where: { inboxId },
      data: {
        ...{ address, senderName, signature, outbound, inbound },
        credentials: sealSecrets(inboxId, secrets),
        ...(isSameFolder(old.inbound, inbound) ? {} : UNREAD),
        ...(inbound.kind === "provider" ? {} : { inboundKeyHash: null }),
        // A new password may be what was wrong.
        ...(body.imapPassword === undefined && body.providerApiKey === undefined
          ? {}
          : { lastError: null, failingSince: null }),
      },
    });
    const changes = diffFields(audited(row, before), audited(after, secrets));
    if (Object.keys(changes).length > 0) {
      const target = { kind: "inbox", id: inboxId, label: row.inbox.name } as const;
      await recordAudit(tx, actor, { action: "inbox.mail_account_changed", target, changes });
    }
    return serializeMailAccount(after);
  });
  return update.catch((error: unknown) => {
    throw isUniqueViolation(error) ? takenAddress() : error;
  });
}

type Audited = Record<"address" | "senderName" | "signature" | "outbound" | "inbound", unknown>;

/** What the audit log compares; it masks passwords by their names. */
function audited(
  { address, senderName, signature, outbound, inbound }: Audited,
  secrets: MailSecrets,
) {
  return { address, senderName, signature, outbound, inbound, ...secrets };
}

/** What a name resolves to is checked whenever it is connected to. Errors: invalid_request. */
function checkHost(side: "outbound" | "inbound", server: MailOutbound | MailInbound): void {
  if (!("host" in server)) return;
  try {
    requireReachableHost(server.host);
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    throw invalidField(`${side}.host`, "must be a server on the public internet");
  }
}

type Server = MailOutbound | MailInbound;

/** Whether mail is still sent or received by what somebody signed in to. */
function isUsed(signIn: MailSecrets["signIn"], { outbound, inbound }: PutMailAccountBody): boolean {
  return signIn !== undefined && [outbound.kind, inbound.kind].includes(signIn.provider);
}

/** What belongs to the mail provider after the change: nothing of another one's. */
function providerSecrets(
  old: MailInbound,
  { inbound, signingSecret, providerApiKey }: PutMailAccountBody,
  before: MailSecrets,
): Pick<MailSecrets, "signingSecret" | "providerApiKey"> {
  if (inbound.kind !== "provider") return {};
  const isSame = old.kind === "provider" && old.provider === inbound.provider;
  const kept = isSame ? before : {};
  return {
    ...(hasSigningSecret(inbound.provider) && {
      signingSecret: signingSecret || kept.signingSecret,
    }),
    ...(PROVIDER_RULES[inbound.provider].isFetched && {
      providerApiKey: providerApiKey || kept.providerApiKey,
    }),
  };
}

/** The password after the change; undefined where none is needed. Errors: invalid_request. */
function nextPassword(
  field: "smtpPassword" | "imapPassword",
  next: Server,
  given: string | undefined,
  [old, stored]: [old: Server, stored: string | undefined],
): string | undefined {
  if (!("host" in next) || next.user === "") return undefined;
  if (given) return given;
  const isSame = "host" in old && old.host === next.host && old.user === next.user;
  if (stored === undefined || given === "") throw invalidField(field, "must not be empty");
  if (!isSame) throw invalidField(field, "must be entered again for another server or user");
  return stored;
}

function isSameFolder(old: MailInbound, next: MailInbound): boolean {
  if (isMailSignIn(old.kind) || isMailSignIn(next.kind)) {
    return (
      JSON.stringify([old.kind, folderOf(old)]) === JSON.stringify([next.kind, folderOf(next)])
    );
  }
  if (old.kind === "provider" && next.kind === "provider") return old.provider === next.provider;
  if (old.kind !== "imap" || next.kind !== "imap") return old.kind === next.kind;
  return old.host === next.host && old.user === next.user && old.folder === next.folder;
}

const folderOf = (inbound: MailInbound) => ("folder" in inbound ? inbound.folder : null);
