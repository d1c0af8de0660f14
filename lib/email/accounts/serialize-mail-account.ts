import "server-only";
import type { MailAccount } from "@linkdesk/contract/mail-accounts.ts";
import { installationSender, isMailDelivered } from "../../platform/mail.ts";
import { inboxAddress } from "../mail-address.ts";
import { readInbound, readOutbound } from "./find-mail-account.ts";
import { type MailSecrets, readableSecrets } from "./mail-secrets.ts";
import { configuredSignIns } from "./sign-in/sign-in-providers.ts";
import { webhookBase } from "./webhook-address.ts";

type Row = {
  inboxId: string;
  address: string;
  senderName: string;
  signature: string;
  outbound: unknown;
  inbound: unknown;
  credentials: Uint8Array | null;
  inboundKeyHash: Uint8Array | null;
  checkedAt: Date | null;
  lastError: string | null;
  failingSince: Date | null;
};

/** What leaves of an account, for admins: of its passwords only whether they are set. */
export function serializeMailAccount(row: Row): MailAccount {
  const secrets = readableSecrets(row.inboxId, row.credentials);
  return {
    inboxId: row.inboxId,
    address: row.address,
    senderName: row.senderName,
    signature: row.signature,
    outbound: readOutbound(row.outbound),
    inbound: readInbound(row.inbound),
    hasSmtpPassword: secrets.smtpPassword !== undefined,
    hasImapPassword: secrets.imapPassword !== undefined,
    forwardingAddress: inboxAddress(row.inboxId),
    webhookBase: webhookBase(row.inboxId),
    hasWebhookKey: row.inboundKeyHash !== null,
    hasSigningSecret: secrets.signingSecret !== undefined,
    hasProviderApiKey: secrets.providerApiKey !== undefined,
    signIns: configuredSignIns(),
    signedIn: signedInOf(secrets),
    installation: { address: installationSender().address, isDelivered: isMailDelivered() },
    checkedAt: row.checkedAt?.toISOString() ?? null,
    lastError: row.lastError,
    failingSince: row.failingSince?.toISOString() ?? null,
  };
}

function signedInOf({ signIn }: MailSecrets): MailAccount["signedIn"] {
  if (!signIn || signIn.refreshToken === null) return null;
  return { provider: signIn.provider, user: signIn.user };
}
