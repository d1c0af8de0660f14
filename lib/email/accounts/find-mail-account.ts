import "server-only";
import {
  type MailInbound,
  type MailOutbound,
  mailInbound,
  mailOutbound,
} from "@linkdesk/contract/mail-accounts.ts";
import { isMailSignIn, type MailSignIn } from "@linkdesk/contract/mail-providers.ts";
import { notFound } from "../../platform/app-error.ts";
import type { Prisma } from "../../platform/db.ts";
import type { ImapSettings } from "../../platform/imap.ts";
import { MailProblem } from "../../platform/mail-problem.ts";
import type { SmtpSettings } from "../../platform/smtp.ts";
import { type MailSecrets, openSecrets } from "./mail-secrets.ts";
import { freshSignIn } from "./sign-in/fresh-sign-in.ts";
import { signInServers } from "./sign-in/sign-in-providers.ts";

type AccountTable = Pick<Prisma.TransactionClient, "mailAccount">;
export type MailAccountRow = Prisma.MailAccountGetPayload<{ include: { inbox: true } }>;

/** The account of an e-mail inbox of the workspace. Errors: not_found, also for a live chat. */
export async function findMailAccount(
  tx: AccountTable,
  workspaceId: string,
  inboxId: string,
): Promise<MailAccountRow> {
  const row = await tx.mailAccount.findFirst({
    where: { inboxId, workspaceId },
    include: { inbox: true },
  });
  if (!row) throw notFound("inbox");
  return row;
}

/** How an account sends, as it is stored. */
export function readOutbound(stored: unknown): MailOutbound {
  return mailOutbound.parse(stored);
}

/** How an account receives, as it is stored. */
export function readInbound(stored: unknown): MailInbound {
  return mailInbound.parse(stored);
}

type Stored = { inboxId: string; credentials: Uint8Array | null };

/** The server that an account sends by, with its password; null: the installation's. Errors: as below. */
export async function smtpSettingsOf(
  row: Stored & { outbound: unknown },
): Promise<SmtpSettings | null> {
  const outbound = readOutbound(row.outbound);
  if (isMailSignIn(outbound.kind)) {
    return {
      ...signInServers(outbound.kind).smtp,
      ...(await signInOf(row.inboxId, outbound.kind)),
    };
  }
  if (outbound.kind !== "smtp") return null;
  const { kind: _, ...server } = outbound;
  const { smtpPassword = "" } = openOrExplain(row);
  return { ...server, password: smtpPassword };
}

/**
 * The folder that an account reads, with its password; null if mail is forwarded or posted. Errors: MailProblem, if the
 * APP_SECRET that the password was encrypted with is not known any more, or if somebody has to sign in again.
 */
export async function imapSettingsOf(
  row: Stored & { inbound: unknown },
): Promise<(ImapSettings & { folder: string }) | null> {
  const inbound = readInbound(row.inbound);
  if (inbound.kind === "google" || inbound.kind === "microsoft") {
    const { kind, folder } = inbound;
    return { ...signInServers(kind).imap, ...(await signInOf(row.inboxId, kind)), folder };
  }
  if (inbound.kind !== "imap") return null;
  const { kind: _, hasPlusAddresses: __, ...server } = inbound;
  const { imapPassword = "" } = openOrExplain(row);
  return { ...server, password: imapPassword };
}

/** The user and a token that is good for some minutes at least. */
async function signInOf(inboxId: string, provider: MailSignIn) {
  const { user, accessToken } = await freshSignIn(inboxId, provider);
  return { user, password: "", accessToken };
}

function openOrExplain({ inboxId, credentials }: Stored): MailSecrets {
  try {
    return openSecrets(inboxId, credentials);
  } catch (cause) {
    const message = "The stored password cannot be read. Enter it again.";
    throw new MailProblem("login", message, { cause });
  }
}
