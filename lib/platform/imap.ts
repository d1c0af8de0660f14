import { connect as connectTcp } from "node:net";
import { connect as connectTls } from "node:tls";
import type { MailSecurity } from "@linkdesk/contract/mail-accounts.ts";
import { ImapFlow, type ImapTransport, type MailboxObject } from "imapflow";
import { log } from "./log.ts";
import { MailProblem, toMailProblem } from "./mail-problem.ts";
import { guardedLookup, requireReachableHost } from "./outgoing.ts";

/** A server that mail is fetched from. */
export type ImapSettings = {
  host: string;
  port: number;
  security: MailSecurity;
  user: string;
  password: string;
  /** Of a sign-in at a provider (XOAUTH2), instead of the password. */
  accessToken?: string;
};

/** What a folder says of a mail before the mail itself is read. */
export type MailHead = { uid: number; size: number };

/** Enough of a mail to tell which it was, for one that is not read. */
export type MailEnvelope = {
  subject: string;
  from: { name: string; address: string };
  messageId: string | null;
};

const CONNECT_TIMEOUT_MS = 15_000;
/** Longer than the time between two looks, and shorter than what routers forget a connection after. */
const SOCKET_TIMEOUT_MS = 120_000;
const HEADS_PER_FETCH = 200;
/** A server that announces more than a mail may have is cut off. */
const MAX_LITERAL_BYTES = 32 * 1024 * 1024;

/** Reaches what `openSocket` may reach; imapflow opens its connections with it. */
const transport: ImapTransport = {
  connect: ({ host, port, servername, tls, secure }, onConnect) => {
    requireReachableHost(host);
    const target = { host, port, lookup: guardedLookup };
    if (!secure) return connectTcp(target, onConnect);
    return connectTls({ ...tls, ...target, ...(servername && { servername }) }, onConnect);
  },
  upgrade: (socket, { tls, servername, host }, onSecure) =>
    connectTls({ ...tls, socket, ...(servername ? { servername } : { host }) }, onSecure),
};

/** An open folder. Errors of its methods: {@link MailProblem}. */
export type MailFolder = {
  /** Changes when the server has given its mails new numbers. */
  uidValidity: bigint;
  /** The number that the next mail gets, when the folder was opened. */
  uidNext: number;
  /** The mails after a number, ascending. */
  listAfter: (uid: number) => Promise<MailHead[]>;
  /** The mails that arrived on a day or later, ascending. */
  listSince: (day: Date) => Promise<MailHead[]>;
  /** A mail as it arrived; null if it is gone. */
  read: (uid: number) => Promise<Buffer | null>;
  readEnvelope: (uid: number) => Promise<MailEnvelope | null>;
  /** Resolves when something arrived, after a time, or when the connection ended. */
  waitForChange: (timeoutMs: number) => Promise<void>;
  close: () => void;
};

/** Signs in and opens a folder for reading only. Errors: {@link MailProblem}. */
export async function openFolder(settings: ImapSettings & { folder: string }): Promise<MailFolder> {
  const { host, port, security, user, password, accessToken } = settings;
  const client = new ImapFlow({
    host,
    port,
    secure: security === "tls",
    ...(security !== "tls" && { doSTARTTLS: security === "starttls" }),
    auth: accessToken ? { user, accessToken } : { user, pass: password },
    transport,
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    maxLiteralSize: MAX_LITERAL_BYTES,
    maxResponseSize: MAX_LITERAL_BYTES * 2,
    clientInfo: { name: "Linkdesk" },
  });
  // What broke is thrown by the command that needed it; without a listener, the process would end.
  client.on("error", (error) => log.warn("imap.connection_failed", { host, error }));
  try {
    await client.connect();
    return toFolder(client, await select(client, settings.folder), settings);
  } catch (error) {
    client.close();
    throw toMailProblem(error, settings);
  }
}

async function select(client: ImapFlow, folder: string): Promise<MailboxObject> {
  try {
    return await client.mailboxOpen(folder, { readOnly: true });
  } catch (error) {
    if (!client.usable) throw error;
    const all = await client.list().catch(() => []);
    const names = all.map(({ path }) => path).slice(0, 20);
    const known = names.length > 0 ? ` There are: ${names.join(", ")}.` : "";
    throw new MailProblem("folder", `There is no folder “${folder}”.${known}`, { cause: error });
  }
}

function toFolder(client: ImapFlow, mailbox: MailboxObject, settings: ImapSettings): MailFolder {
  // Announced with the answer to any command; forgotten when the folder is looked at.
  let hasChanged = false;
  client.on("exists", () => {
    hasChanged = true;
  });
  const translated = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toMailProblem(error, settings);
    }
  };
  const one = async (uid: number, query: Parameters<ImapFlow["fetchOne"]>[1]) =>
    translated(async () => (await client.fetchOne(String(uid), query, { uid: true })) || null);
  return {
    uidValidity: mailbox.uidValidity,
    uidNext: mailbox.uidNext || 1,
    listAfter: (uid) =>
      translated(async () => {
        hasChanged = false;
        const heads = await listHeads(client, `${uid + 1}:*`);
        // "*" is the last mail, also if its number is lower.
        return heads.filter((head) => head.uid > uid);
      }),
    listSince: (day) =>
      translated(async () => {
        const uids = (await client.search({ since: day }, { uid: true })) || [];
        const sorted = uids.toSorted((a, b) => a - b);
        const heads: MailHead[] = [];
        for (let at = 0; at < sorted.length; at += HEADS_PER_FETCH) {
          heads.push(
            ...(await listHeads(client, sorted.slice(at, at + HEADS_PER_FETCH).join(","))),
          );
        }
        return heads;
      }),
    read: async (uid) => (await one(uid, { source: true }))?.source ?? null,
    readEnvelope: async (uid) => {
      const found = await one(uid, { envelope: true });
      if (!found) return null;
      const { subject = "", from = [], messageId } = found.envelope ?? {};
      const { name = "", address = "" } = from[0] ?? {};
      return { subject, from: { name, address }, messageId: messageId ?? null };
    },
    waitForChange: async (timeoutMs) => {
      if (!hasChanged) await waitForChange(client, timeoutMs);
    },
    close: () => client.close(),
  };
}

async function listHeads(client: ImapFlow, range: string): Promise<MailHead[]> {
  const found = await client.fetchAll(range, { uid: true, size: true }, { uid: true });
  return found
    .map(({ uid, size = 0 }) => ({ uid, size }))
    .sort((one, other) => one.uid - other.uid);
}

async function waitForChange(client: ImapFlow, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const changed = new Promise<void>((resolve) => {
    stop = resolve;
    timer = setTimeout(resolve, timeoutMs);
    client.once("exists", resolve);
    client.once("close", resolve);
  });
  // It goes on until the next command.
  const idling = client.idle().catch(() => false);
  // The connection may have ended before anybody listened.
  void idling.then(() => client.usable || stop());
  await changed;
  clearTimeout(timer);
  client.off("exists", stop);
  client.off("close", stop);
  if (client.usable) await client.noop().catch(() => {});
  await idling;
}
