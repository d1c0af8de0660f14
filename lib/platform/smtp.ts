import { createHash } from "node:crypto";
import type { MailSecurity } from "@linkdesk/contract/mail-accounts.ts";
import { createTransport, type Transporter } from "nodemailer";
import type Mail from "nodemailer/lib/mailer";
import type { Options as PoolOptions, SentMessageInfo } from "nodemailer/lib/smtp-pool";
import { env } from "./env.ts";
import { openSocket } from "./outgoing-socket.ts";

/** A mail server that somebody entered in the settings. No sign-in if `user` is empty. */
export type SmtpSettings = {
  host: string;
  port: number;
  security: MailSecurity;
  user: string;
  password: string;
  /** Of a sign-in at a provider (XOAUTH2), instead of the password. */
  accessToken?: string;
};

const TIMEOUT_MS = 15_000;
/** Servers end idle connections after some minutes; a mail on one of those would have to be repeated. */
const IDLE_MS = 30_000;
const MAX_ACCOUNTS = 50;
const MAX_CONNECTIONS = 3;

const COMMON = {
  connectionTimeout: TIMEOUT_MS,
  greetingTimeout: TIMEOUT_MS,
  socketTimeout: TIMEOUT_MS,
  // Nothing in a mail may make us read a file or fetch an address.
  disableFileAccess: true,
  disableUrlAccess: true,
};

type Pooled = { transporter: Transporter<SentMessageInfo>; inUse: number; idle?: NodeJS.Timeout };

const holder = globalThis as { linkdeskMail?: Transporter; linkdeskAccounts?: Map<string, Pooled> };

/** Hands a mail to the installation's own server. */
export async function sendByInstallation(mail: Mail.Options): Promise<SentMessageInfo> {
  holder.linkdeskMail ??= createTransport({ ...COMMON, url: env().SMTP_URL ?? "" });
  return (await holder.linkdeskMail.sendMail(mail)) as SentMessageInfo;
}

/**
 * Hands a mail to the server of an account. Connections are kept for a moment and shared by mails with the same
 * settings, for at most {@link MAX_ACCOUNTS} accounts in this process.
 */
export async function sendByAccount(
  settings: SmtpSettings,
  mail: Mail.Options,
): Promise<SentMessageInfo> {
  const key = createHash("sha256").update(JSON.stringify(settings)).digest("hex");
  const pooled = take(key, settings);
  try {
    return await pooled.transporter.sendMail(mail);
  } finally {
    giveBack(key, pooled);
  }
}

/** Connects to the server of an account and signs in, without sending anything. */
export async function verifySmtp(settings: SmtpSettings): Promise<void> {
  const transporter = createPool(settings);
  try {
    await transporter.verify();
  } finally {
    transporter.close();
  }
}

function take(key: string, settings: SmtpSettings): Pooled {
  holder.linkdeskAccounts ??= new Map();
  const accounts = holder.linkdeskAccounts;
  const pooled = accounts.get(key) ?? { transporter: createPool(settings), inUse: 0 };
  pooled.inUse += 1;
  clearTimeout(pooled.idle);
  // Placed last: the first one in the map is the one that was not used for the longest time.
  accounts.delete(key);
  accounts.set(key, pooled);
  for (const [oldest, { inUse }] of accounts) {
    if (accounts.size <= MAX_ACCOUNTS) break;
    if (inUse === 0) drop(oldest);
  }
  return pooled;
}

function giveBack(key: string, pooled: Pooled): void {
  pooled.inUse -= 1;
  if (pooled.inUse > 0) return;
  const isFull = (holder.linkdeskAccounts?.size ?? 0) > MAX_ACCOUNTS;
  pooled.idle = setTimeout(() => drop(key), isFull ? 0 : IDLE_MS);
  pooled.idle.unref();
}

function drop(key: string): void {
  const pooled = holder.linkdeskAccounts?.get(key);
  clearTimeout(pooled?.idle);
  pooled?.transporter.close();
  holder.linkdeskAccounts?.delete(key);
}

function createPool({ host, port, security, user, password, accessToken }: SmtpSettings) {
  // Its types lack `maxRequeues`.
  const options: PoolOptions & { maxRequeues: number } = {
    ...COMMON,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    // A mail on a connection that broke is repeated by its job, under the same Message-ID.
    maxRequeues: 0,
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(user && {
      auth: accessToken ? { type: "OAuth2", user, accessToken } : { user, pass: password },
    }),
    getSocket: (_options, callback) => {
      openSocket(host, port, TIMEOUT_MS).then(
        (connection) => callback(null, { connection }),
        (error: Error) => callback(error, undefined),
      );
    },
  };
  return createTransport(options);
}

/**
 * What a server said when it refused a mail for good (a 5xx for the recipient or the content); null for everything
 * that may pass: a 4xx, a dead line, a wrong password.
 */
export function refusalOf(error: unknown): string | null {
  const { code, responseCode, response } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
  };
  const isRefused = code === "EENVELOPE" || code === "EMESSAGE";
  if (!isRefused || responseCode === undefined || responseCode < 500) return null;
  return response ?? String(responseCode);
}
