import { AppError } from "../../platform/app-error.ts";
import { log } from "../../platform/log.ts";
import { headerEnd } from "./mail-charset.ts";
import { MAX_HEADER_BYTES, MAX_MAIL_BYTES, MAX_STRIP_CHARS } from "./mail-limits.ts";
import type { MailFile, ParsedMail } from "./parsed-mail.ts";
import { readPlainStart } from "./plain-start.ts";
import { readInWorker } from "./read-in-worker.ts";

/** Every mail has one of these. */
const MAIL_FIELDS = ["from", "to", "date", "subject", "message-id", "received", "return-path"];

/**
 * Reads a mail as a mail server delivers it. The work is done in a thread with limits on size, time and
 * memory (mail-limits.ts), so that a hostile mail delays nobody. A mail that goes beyond them still
 * arrives: with the start of its source as text, and `isTruncated`. Takes at most 12 seconds once
 * its turn has come.
 *
 * Errors: invalid_request for what is no mail, payload_too_large beyond 25 MB.
 */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  if (raw.length > MAX_MAIL_BYTES) {
    throw new AppError("payload_too_large", { userMessage: "The mail is larger than 25 MB." });
  }
  if (!isMail(raw)) {
    throw new AppError("invalid_request", { userMessage: "This is not an e-mail." });
  }
  const { parts, text, problem } = await readInWorker(raw);
  if (problem) log.warn("mail.not_read", { problem, bytes: raw.length });
  if (!parts) return readPlainStart(raw);
  const { isTruncated, ...mail } = parts;
  const read = text ?? startOf(parts.text || (parts.html ?? ""));
  return {
    ...mail,
    text: read.text,
    visibleText: read.visibleText,
    files: mail.files.map(withBuffer),
    isTruncated: isTruncated || read.isCut,
  };
}

function isMail(raw: Buffer): boolean {
  const end = Math.min(headerEnd(raw), MAX_HEADER_BYTES);
  const header = `\n${raw.subarray(0, end).toString("latin1").toLowerCase()}`;
  return MAIL_FIELDS.some((name) => header.includes(`\n${name}:`));
}

/** Where the text took too long: its start as it is, be it HTML. */
function startOf(source: string) {
  const text = source.slice(0, MAX_STRIP_CHARS).toWellFormed().trim();
  return { text, visibleText: text, isCut: true };
}

/** Between threads, a Buffer becomes a Uint8Array. */
function withBuffer(file: MailFile): MailFile {
  const { buffer, byteOffset, byteLength } = file.content;
  return { ...file, content: Buffer.from(buffer, byteOffset, byteLength) };
}
