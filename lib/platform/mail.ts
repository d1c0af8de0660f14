import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type Transporter } from "nodemailer";
import { z } from "zod";
import { env } from "./env.ts";
import { log } from "./log.ts";

/** A mail to one person. Plain text for everybody, HTML for who prefers it. */
export type Mail = { to: string; subject: string; text: string; html: string };

const TIMEOUT_MS = 15_000;

const capturedMail = z.object({
  id: z.string(),
  sentAt: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export type CapturedMail = z.infer<typeof capturedMail>;

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
 * the job's, so that an attempt repeated after a lost answer carries the same Message-ID. Throws when
 * another attempt may help; an address that the server refuses for good is logged and done with.
 */
export async function sendMail(mail: Mail, id: string): Promise<void> {
  for (const header of [mail.to, mail.subject, id]) {
    // nodemailer folds and encodes by itself; a line break in here is an attempt at something.
    if (/[\r\n\0]/.test(header)) throw new Error("a mail header must not contain line breaks");
  }
  if (!isMailDelivered()) return capture(mail, id);
  try {
    await transport().sendMail({
      from: env().MAIL_FROM,
      // As an object it is one address, whatever commas are in it.
      to: { name: "", address: mail.to },
      subject: asHeader(mail.subject),
      text: mail.text,
      html: mail.html,
      messageId: `<${id}@${new URL(env().APP_URL).hostname}>`,
      // RFC 3834: holiday notices do not answer.
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    if (!isRefusedForGood(error)) throw error;
    log.error("mail.refused", { to: mail.to, subject: mail.subject, error });
  }
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

/** The recipient was refused with a 5xx; a 4xx, a dead line or a wrong password may pass. */
function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return code === "EENVELOPE" && responseCode !== undefined && responseCode >= 500;
}

const holder = globalThis as { linkdeskMail?: Transporter };

function transport(): Transporter {
  holder.linkdeskMail ??= createTransport({
    url: env().SMTP_URL ?? "",
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Nothing in a mail may make us read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return holder.linkdeskMail;
}

async function capture(mail: Mail, id: string): Promise<void> {
  const folder = env().MAIL_DIR;
  if (!folder) {
    log.warn("mail.not_sent", { reason: "neither SMTP_URL nor MAIL_DIR is set" });
    return;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const captured: CapturedMail = {
    id,
    sentAt: new Date().toISOString(),
    from: env().MAIL_FROM,
    ...mail,
  };
  // Named by the job: an attempt repeated replaces its file. Renamed: half a mail is never there.
  const file = join(folder, `${id.replace(/[^\w-]/g, "")}.json`);
  await writeFile(`${file}.new`, JSON.stringify(captured, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The mails captured so far, newest first, at most `limit`. */
export async function listCapturedMail(limit: number): Promise<CapturedMail[]> {
  const folder = env().MAIL_DIR;
  if (!folder) return [];
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
  const mails = await Promise.all(
    names.map(async (name) =>
      capturedMail.parse(JSON.parse(await readFile(join(folder, name), "utf8"))),
    ),
  );
  return mails.sort((a, b) => b.sentAt.localeCompare(a.sentAt)).slice(0, limit);
}
