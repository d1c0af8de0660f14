import "server-only";
import type { Prisma } from "../../platform/db.ts";
import { installationSender, type MailPerson } from "../../platform/mail.ts";
import type { SmtpSettings } from "../../platform/smtp.ts";
import type { Receiver } from "../mail-address.ts";
import { readInbound, smtpSettingsOf } from "./find-mail-account.ts";

/** How the mails of an inbox leave. */
export type MailSender = {
  /** Null: MAIL_FROM as it stands. */
  from: MailPerson | null;
  /** The account that answers go to, see `replyAddress`. Null: the installation's. */
  replyTo: Receiver | null;
  /** Null: the installation's own server. */
  transport: SmtpSettings | null;
  /** Its variables are not filled in yet, see `fillSignature`. */
  signature: string;
};

const INSTALLATION: MailSender = { from: null, replyTo: null, transport: null, signature: "" };

/**
 * Who mails of an inbox are from, and by which server they leave: an e-mail inbox uses its own account, a live chat
 * the account of the e-mail inbox that it is linked to, as long as that is turned on, and everything else the
 * installation's. Mail that leaves by the installation's server is from the installation's address, because no other
 * may be used there (SPF), and has the inbox's sender name.
 */
export async function senderOf(
  tx: Prisma.TransactionClient,
  inbox: { id: string; workspaceId: string },
): Promise<MailSender> {
  const found = await tx.inbox.findFirst({
    where: { id: inbox.id, workspaceId: inbox.workspaceId },
    select: {
      mailAccount: true,
      mailInbox: { select: { enabled: true, mailAccount: true } },
    },
  });
  const linked = found?.mailInbox?.enabled ? found.mailInbox.mailAccount : null;
  const account = found?.mailAccount ?? linked;
  if (!account) return INSTALLATION;
  const transport = await smtpSettingsOf(account);
  const { hasPlusAddresses } = readInbound(account.inbound);
  const address = transport ? account.address : installationSender().address;
  return {
    from: { name: account.senderName, address },
    replyTo: { address: account.address, hasPlusAddresses },
    transport,
    signature: account.signature,
  };
}
