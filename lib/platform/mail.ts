import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Options } from "nodemailer/lib/mailer";
import type { SentMessageInfo } from "nodemailer/lib/smtp-pool";
import { z } from "zod";
import { env } from "./env.ts";
import { log } from "./log.ts";
import { refusalOf, type SmtpSettings, sendByAccount, sendByInstallation } from "./smtp.ts";

/** A person's address, as it stands in `From`, `To` and `Cc`. The name may be empty. */
export type MailPerson = { name: string; address: string };

/** Plain text for everybody, HTML for who prefers it. */
export type Mail = {
  /** One address, whatever commas are in it, or several people. */
  to: string | MailPerson[];
  subject: string;
  text: string;
  html: string;
  cc?: MailPerson[];
  /** The address that answers go to. */
  replyTo?: string;
  /** Who it is from; without it, MAIL_FROM. */
  from?: MailPerson;
  /** Message-IDs, with or without their brackets. */
  inReplyTo?: string;
  references?: string[];
  /** More header lines. `Auto-Submitted` is `auto-generated` unless it is given here; `no` for what a person wrote. */
  headers?: Record<string, string>;
  attachments?: { filename: string; contentType: string; content: Buffer }[];
};

export type SentMail = {
  /** Without its brackets. */
  messageId: string;
  /** What the server said when it refused the mail or its recipient for good. Null: it was accepted. */
  refused: string | null;
};

const person = z.object({ name: z.string(), address: z.string() });
/** Earlier versions wrote fewer fields. */
const capturedMail = z.object({
  id: z.string(),
  sentAt: z.string(),
  from: z.string(),
  /** Addresses, separated by commas. */
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  cc: z.array(person).default([]),
  replyTo: z.string().nullable().default(null),
  messageId: z.string().default(""),
  inReplyTo: z.string().nullable().default(null),
  references: z.array(z.string()).default([]),
  headers: z.record(z.string(), z.string()).default({}),
  /** The names of its files. */
  attachments: z.array(z.string()).default([]),
});
export type CapturedMail = z.output<typeof capturedMail>;

/**
 * Whether a mail reaches its reader: through SMTP, or captured where the one person at this machine
 * can look at it. Otherwise pages offer nothing that ends with a mail.
 */
export function isMailAvailable(): boolean {
  return isMailDelivered() || isMailShown();
}

/** Whether mail leaves this machine. */
export function isMailDelivered(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Who the installation's own mails are from: MAIL_FROM. */
export function installationSender(): MailPerson {
  const from = env().MAIL_FROM;
  const at = from.indexOf("<");
  if (at < 0) return { name: "", address: from };
  return { name: from.slice(0, at).trim(), address: from.slice(at + 1, from.indexOf(">")) };
}

/**
 * Whether captured mail may be looked at in a browser. It holds links that open accounts, so:
 * nothing leaves by SMTP, somebody asked for it (`npm start` does while it listens on this machine
 * only), and the service's own address is this machine.
 */
export function isMailShown(): boolean {
  const { SMTP_URL, MAIL_DIR, MAIL_PREVIEW, APP_URL } = env();
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(APP_URL).hostname);
  return SMTP_URL === undefined && MAIL_DIR !== undefined && MAIL_PREVIEW && isLocal;
}

/**
 * Sends a mail, or captures it where there is no SMTP. For job handlers, never in a request: `id` is
 * the job's, so that an attempt repeated after a lost answer carries the same Message-ID. With `transport`
 * it leaves through that account and is never captured. Throws when another attempt may help; a refusal
 * for good is logged and returned.
 */
export async function sendMail(
  mail: Mail,
  id: string,
  { transport }: { transport?: SmtpSettings | null } = {},
): Promise<SentMail> {
  refuseLineBreaks(mail, id);
  const messageId = `${id}@${new URL(env().APP_URL).hostname}`;
  if (!transport && !isMailDelivered()) {
    await capture(mail, id, messageId);
    return { messageId, refused: null };
  }
  const options = toOptions(mail, messageId);
  try {
    const info = await (transport
      ? sendByAccount(transport, options)
      : sendByInstallation(options));
    return { messageId, refused: refusedRecipient(mail, info) };
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === null) throw error;
    log.error("mail.refused", { to: mail.to, subject: mail.subject, error });
    return { messageId, refused };
  }
}

/** nodemailer folds and encodes by itself; a line break in a header is an attempt at something. */
function refuseLineBreaks(mail: Mail, id: string): void {
  const people = [...peopleOf(mail.to), ...(mail.cc ?? []), ...(mail.from ? [mail.from] : [])];
  const headers = [
    id,
    mail.subject,
    mail.replyTo ?? "",
    mail.inReplyTo ?? "",
    ...(mail.references ?? []),
    ...people.flatMap(({ name, address }) => [name, address]),
    ...Object.entries(mail.headers ?? {}).flat(),
    ...(mail.attachments ?? []).flatMap(({ filename, contentType }) => [filename, contentType]),
  ];
  if (headers.some((header) => /[\r\n\0]/.test(header))) {
    throw new Error("a mail header must not contain line breaks");
  }
}

function toOptions(mail: Mail, messageId: string): Options {
  const { text, html, inReplyTo, references, attachments } = mail;
  return {
    from: mail.from ? asAddress(mail.from) : env().MAIL_FROM,
    // As an object it is one address, whatever commas are in it.
    to: peopleOf(mail.to).map(asAddress),
    ...(mail.cc?.length && { cc: mail.cc.map(asAddress) }),
    ...(mail.replyTo && { replyTo: { name: "", address: mail.replyTo } }),
    subject: asHeader(mail.subject),
    text,
    html,
    messageId: `<${messageId}>`,
    ...(inReplyTo && { inReplyTo }),
    ...(references?.length && { references }),
    // RFC 3834: holiday notices do not answer.
    headers: { "Auto-Submitted": "auto-generated", ...mail.headers },
    ...(attachments?.length && { attachments }),
  };
}

const peopleOf = (to: Mail["to"]): MailPerson[] =>
  typeof to === "string" ? [{ name: "", address: to }] : to;

/** Some programs decode encoded words even where a name stands in quotes. */
const asAddress = ({ name, address }: MailPerson) => ({
  name: name.replaceAll("=?", "= ?"),
  address,
});

/** Of several recipients, some may be refused while the others are accepted. */
function refusedRecipient(mail: Mail, info: SentMessageInfo): string | null {
  const isMain = (address?: string) => peopleOf(mail.to).some((one) => one.address === address);
  // Its types lack the recipient.
  const errors: (Error & { recipient?: string; response?: string })[] = info.rejectedErrors ?? [];
  for (const error of errors) log.error("mail.refused", { subject: mail.subject, error });
  const main = errors.find(({ recipient }) => isMain(recipient));
  return main ? (main.response ?? main.message) : null;
}

const MAX_ENCODED_WORD_BYTES = 45;

/**
 * A subject that reads like an encoded word (RFC 2047: `=?utf-8?Q?…?=`) would be decoded by the
 * reader's program into something that nobody wrote; encoded once more, it stays what it is.
 * nodemailer encodes what is not ASCII by itself, and leaves these alone.
 */
function asHeader(subject: string): string {
  if (!subject.includes("=?")) return subject;
  const words: string[] = [];
  let word = "";
  for (const character of subject) {
    if (Buffer.byteLength(word + character) > MAX_ENCODED_WORD_BYTES) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  const encode = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;
  return [...words, word].map(encode).join(" ");
}

async function capture(mail: Mail, id: string, messageId: string): Promise<void> {
  const folder = env().MAIL_DIR;
  if (!folder) {
    log.warn("mail.not_sent", { reason: "neither SMTP_URL nor MAIL_DIR is set" });
    return;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const captured: CapturedMail = {
    id,
    sentAt: new Date().toISOString(),
    from: mail.from ? `${mail.from.name} <${mail.from.address}>`.trim() : env().MAIL_FROM,
    to: peopleOf(mail.to)
      .map(({ address }) => address)
      .join(", "),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    cc: mail.cc ?? [],
    replyTo: mail.replyTo ?? null,
    messageId,
    inReplyTo: mail.inReplyTo ?? null,
    references: mail.references ?? [],
    headers: mail.headers ?? {},
    attachments: (mail.attachments ?? []).map(({ filename }) => filename),
  };
  // Named by the job: an attempt repeated replaces its file. Renamed: half a mail is never there.
  const file = join(folder, `${id.replace(/[^\w-]/g, "")}.json`);
  await writeFile(`${file}.new`, JSON.stringify(captured, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** A captured mail, with what its version did not write yet filled in. */
export function parseCapturedMail(stored: unknown): CapturedMail {
  return capturedMail.parse(stored);
}

/** The mails captured so far, newest first, at most `limit`. */
export async function listCapturedMail(limit: number): Promise<CapturedMail[]> {
  const folder = env().MAIL_DIR;
  if (!folder) return [];
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
  const mails = await Promise.all(
    names.map(async (name) =>
      parseCapturedMail(JSON.parse(await readFile(join(folder, name), "utf8"))),
    ),
  );
  return mails.sort((a, b) => b.sentAt.localeCompare(a.sentAt)).slice(0, limit);
}
