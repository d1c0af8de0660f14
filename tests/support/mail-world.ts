// The built service between a real Dovecot and a real Postfix: an e-mail inbox that is read by IMAP, and a live chat
// that is linked to it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ConversationListItem, Message, Page } from "@linkdesk/contract/conversations.ts";
import type { Email } from "@linkdesk/contract/emails.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import type { MailAccount } from "@linkdesk/contract/mail-accounts.ts";
import { expect, vi } from "vitest";
import { root, type Stack } from "../../scripts/stack.ts";
import { type CuttingProxy, startCuttingProxy } from "./cutting-proxy.ts";
import { tokenIn } from "./every-mail.ts";
import { createTenant, type Tenant } from "./http-client.ts";
import { type Answered, readAnswered } from "./mail-programs.ts";
import { type MailServers, startMailServers } from "./mail-servers.ts";
import { scratchFolder } from "./scratch.ts";
import { CRON_SECRET, startTestStack } from "./test-stack.ts";

/** Mails go through Postfix, Dovecot, IMAP and a thread: much of a second, and more on a busy machine. */
export const MAIL_WAIT = { timeout: 30_000, interval: 50 };
const PASSWORD = "correct horse";
/** What a mail provider that posts mail to the installation signs in with. */
export const PROVIDER_KEY = "a key of twenty-four letters";
export const SUPPORT = "support@mail.test";
/** Its domain says that mails from elsewhere are forged. */
export const FORGED = "boss@bank.test";
const STUB_DNS = {
  "TXT _dmarc.bank.test": [["v=DMARC1; p=reject"]],
  "TXT bank.test": [["v=spf1 ip4:192.0.2.1 -all"]],
};

export type MailWorld = {
  servers: MailServers;
  stack: Stack;
  tenant: Tenant;
  /** Between the service and Dovecot's IMAP. */
  proxy: CuttingProxy;
  /** The e-mail inbox at {@link SUPPORT}. */
  inboxId: string;
  /** Creates one more e-mail inbox, and waits until its folder is read. */
  addInbox: (address: string) => Promise<string>;
  /** Saves how an e-mail inbox is connected, with this password for IMAP. */
  connect: (inboxId: string, address: string, password?: string) => Promise<void>;
  account: (inboxId: string) => Promise<MailAccount>;
  /** The newest mail in a mailbox that fits. */
  mailTo: (address: string, fits?: (mail: Answered) => boolean) => Promise<Answered>;
  messagesOf: (conversationId: string) => Promise<Message[]>;
  /** The messages as `<author>: <text>`, once there are so many. */
  untilMessages: (conversationId: string, count: number) => Promise<string[]>;
  /** The mails of a conversation, newest first. */
  emailsOf: (conversationId: string) => Promise<Email[]>;
  heldMails: () => Promise<Email[]>;
  /** The conversations of e-mail inboxes and chats whose contact has this address. */
  conversationsOf: (address: string) => Promise<ConversationListItem[]>;
  stop: () => Promise<void>;
};

/** Starts it all; the team has one member, whose address is confirmed. */
export async function startMailWorld(): Promise<MailWorld> {
  const servers = await startMailServers();
  const scratch = scratchFolder();
  const proxy = await startCuttingProxy(servers.ports.imap);
  const authority = join(scratch.path, "authority.pem");
  writeFileSync(authority, servers.certificate);
  const env = {
    CRON_SECRET,
    SMTP_URL: `smtp://127.0.0.1:${servers.ports.smtp}`,
    MAIL_FROM: `Linkdesk <${SUPPORT}>`,
    NODE_EXTRA_CA_CERTS: authority,
    NODE_OPTIONS: `--import ${pathToFileURL(join(root, "tests/support/stub-dns.mjs")).href}`,
    INBOUND_MAIL_DOMAIN: "in.test",
    INBOUND_MAIL_KEY: PROVIDER_KEY,
    STUB_DNS: JSON.stringify(STUB_DNS),
  };
  const stack = await startTestStack({ env });
  const stop = async () => {
    await stack.stop();
    proxy.close();
    servers.stop();
    scratch.remove();
  };
  try {
    const agent = "agent@mail.test";
    servers.createMailbox(agent, PASSWORD);
    const tenant = await createTenant(stack.appUrl, "Acme", "Ada Agent", agent);
    const world = worldOf({ servers, stack, tenant, proxy });
    await confirm(tenant, await world.mailTo(agent));
    const inboxId = await world.addInbox(SUPPORT);
    const chat = `/api/v1/inboxes/${tenant.inbox.id}`;
    expect((await tenant.call("PATCH", chat, { mailInboxId: inboxId })).status).toBe(200);
    return { ...world, inboxId, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function confirm({ call }: Tenant, { text }: Answered): Promise<void> {
  const token = tokenIn({ to: "", subject: "", text, html: "" });
  const path = "/api/v1/email-verification/confirm";
  expect((await call("POST", path, { token })).status).toBe(204);
}

type Parts = Pick<MailWorld, "servers" | "stack" | "tenant" | "proxy">;

function worldOf(parts: Parts): Omit<MailWorld, "inboxId" | "stop"> {
  const { call } = parts.tenant;
  const items = async <T>(path: string) => (await call<Page<T>>("GET", path)).body.items;
  const messagesOf = async (id: string) => {
    const path = `/api/v1/conversations/${id}/messages?after=0&limit=100`;
    return (await call<{ messages: Message[] }>("GET", path)).body.messages;
  };
  const world = {
    ...parts,
    ...inboxesOf(parts),
    messagesOf,
    untilMessages: async (id: string, count: number) => {
      await vi.waitFor(async () => expect(await messagesOf(id)).toHaveLength(count), MAIL_WAIT);
      return (await messagesOf(id)).map(({ author, text }) => `${author.type}: ${text}`);
    },
    emailsOf: (id: string) => items<Email>(`/api/v1/conversations/${id}/emails`),
    heldMails: () => items<Email>("/api/v1/held-emails"),
    conversationsOf: async (address: string) => {
      const all = await items<ConversationListItem>("/api/v1/conversations?limit=100");
      return all.filter(({ contact }) => contact.email === address);
    },
    mailTo: async (address: string, fits: (mail: Answered) => boolean = () => true) =>
      vi.waitFor(async () => {
        const mails = await Promise.all(parts.servers.mailsOf(address).map(readAnswered));
        const mail = mails.findLast(fits);
        if (!mail) throw new Error(`no mail to ${address}`);
        return mail;
      }, MAIL_WAIT),
  };
  return world;
}

function inboxesOf({ servers, tenant: { call }, proxy }: Parts) {
  const { smtps } = servers.ports;
  const account = async (id: string) =>
    (await call<MailAccount>("GET", `/api/v1/inboxes/${id}/mail-account`)).body;
  const connect = async (id: string, address: string, password = PASSWORD) => {
    const server = { host: "127.0.0.1", user: address };
    const body = {
      ...{ address, senderName: "Acme Support", signature: "" },
      ...{ imapPassword: password, smtpPassword: PASSWORD },
      inbound: { kind: "imap", ...server, port: proxy.port, security: "none" },
      outbound: { kind: "smtp", ...server, port: smtps, security: "tls" },
    };
    const saved = await call("PUT", `/api/v1/inboxes/${id}/mail-account`, body);
    expect(saved).toMatchObject({ status: 200 });
  };
  const addInbox = async (address: string) => {
    servers.createMailbox(address, PASSWORD);
    const body = { kind: "email", name: address, address, senderName: "Acme Support" };
    const made = await call<Inbox>("POST", "/api/v1/inboxes", body);
    expect(made).toMatchObject({ status: 201 });
    await connect(made.body.id, address);
    await vi.waitFor(
      async () => expect((await account(made.body.id)).checkedAt).not.toBeNull(),
      MAIL_WAIT,
    );
    return made.body.id;
  };
  return { account, connect, addInbox };
}
