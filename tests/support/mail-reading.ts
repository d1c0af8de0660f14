// A mail inbox that reads a real Dovecot and sends by a real Postfix: what the tests of incoming mail share.
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { createInboxBody } from "@linkdesk/contract/inboxes.ts";
import { putMailAccountBody } from "@linkdesk/contract/mail-accounts.ts";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Actor } from "../../lib/access/actor.ts";
import { updateMailAccount } from "../../lib/email/accounts/update-mail-account.ts";
import { fetchMails } from "../../lib/email/incoming/fetch-mails.ts";
import { createInbox } from "../../lib/inboxes/create-inbox.ts";
import { db } from "../../lib/platform/db.ts";
import { openFolder } from "../../lib/platform/imap.ts";
import { hasMailServers } from "../../scripts/require-mail-servers.ts";
import { type CuttingProxy, startCuttingProxy } from "./cutting-proxy.ts";
import { type MailServers, startMailServers } from "./mail-servers.ts";
import { createTenant } from "./people.ts";

/** False where the mail servers are not installed and cannot be. */
export const canRunMailServers = hasMailServers() || process.env.CI === "true";
/** For what a mail server does in its own time. */
export const WAIT = { timeout: 10_000, interval: 20 };

const PASSWORD = "correct horse";

/** The subjects of so many mails, in their order. */
export const numbered = (count: number) => Array.from({ length: count }, (_, i) => `mail-${i + 1}`);

/** Mail servers for the file, and an inbox with a mailbox of its own for each test. */
export function useMailReading() {
  const authorities = getCACertificates();
  let servers: MailServers;
  let proxy: CuttingProxy;
  let me: Actor;
  let inboxId: string;
  let address: string;
  let made = 0;

  const trust = () => setDefaultCACertificates([...authorities, servers.certificate]);
  beforeAll(async () => {
    if (!canRunMailServers) return;
    servers = await startMailServers();
    trust();
    proxy = await startCuttingProxy(servers.ports.imap);
  }, 60_000);
  afterAll(() => {
    proxy?.close();
    servers?.stop();
  }, 30_000);

  beforeEach(async () => {
    if (!canRunMailServers) return;
    made += 1;
    address = `help${made}@mail.test`;
    servers.createMailbox(address, PASSWORD);
    ({ me } = await createTenant());
    const body = { kind: "email", name: "Support", address, senderName: "Help" };
    inboxId = (await createInbox(me, createInboxBody.parse(body))).id;
    await connect();
  });
  afterEach(async () => {
    // Workers read the accounts of every workspace.
    if (canRunMailServers) await db().mailAccount.deleteMany();
  });

  const imap = (given: object = {}) => ({
    ...{ host: "127.0.0.1", port: servers.ports.imap, security: "none" as const },
    ...{ user: address, password: PASSWORD, folder: "INBOX" },
    ...given,
  });

  /** Saves what the inbox connects to. */
  async function connect(inbound: object = {}, outbound: object = {}): Promise<void> {
    const { password: imapPassword, ...server } = imap(inbound);
    const smtp = { kind: "smtp", host: "127.0.0.1", port: servers.ports.smtps, security: "tls" };
    await updateMailAccount(
      me,
      inboxId,
      putMailAccountBody.parse({
        ...{ address, senderName: "Help", signature: "", imapPassword, smtpPassword: PASSWORD },
        ...{
          inbound: { kind: "imap", ...server },
          outbound: { ...smtp, user: address, ...outbound },
        },
      }),
    );
  }

  const headerId = (subject: string) => `${subject}-${made}@example.com`;
  const mail = (subject: string, size = 0) =>
    `From: Maya <maya@example.com>\r\nSubject: ${subject}\r\nMessage-ID: <${headerId(subject)}>\r\n\r\n${"x".repeat(76)}\r\n`.padEnd(
      size,
      `${"y".repeat(76)}\r\n`,
    );

  const rows = () => db().email.findMany({ where: { inboxId }, orderBy: { id: "asc" } });

  return {
    ...{ imap, connect, mail, headerId, rows, trust },
    servers: () => servers,
    /** A way to the server that can be cut. */
    proxy: () => proxy,
    me: () => me,
    inboxId: () => inboxId,
    /** Without the certificate of our own servers. */
    trustNobody: () => setDefaultCACertificates([...authorities]),
    /** A mail as another server delivers it. */
    deliver: (raw: string, folder?: string) => servers.deliver(address, raw, folder),
    arrive(...subjects: string[]) {
      for (const subject of subjects) servers.deliver(address, mail(subject));
    },
    changePassword: (password: string) => servers.changePassword(address, password),
    changeUidValidity: () => servers.changeUidValidity(address),
    /** Reads what is there over one connection. */
    async fetchOnce(given: object = {}): Promise<number> {
      const folder = await openFolder(imap(given));
      return fetchMails({ inboxId, workspaceId: me.workspace.id }, folder).finally(() =>
        folder.close(),
      );
    },
    account: () => db().mailAccount.findUniqueOrThrow({ where: { inboxId } }),
    /** Of the mails that were taken in. */
    async subjects(): Promise<string[]> {
      const raw = (await rows()).map((row) => Buffer.from(row.raw ?? []).toString());
      return raw.map((text) => /^Subject: (.*)\r$/m.exec(text)?.[1] ?? "");
    },
  };
}
