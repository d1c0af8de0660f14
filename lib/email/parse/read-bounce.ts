import { type MailHeaders, readHeaderLines } from "./mail-headers.ts";
import type { BouncedRecipient, MailBounce } from "./parsed-mail.ts";
import { plainAddress, readMessageIds } from "./read-addresses.ts";

/** A part of the mail with its bytes. */
export type MailPart = { contentType: string; content: Uint8Array };

const MAX_RECIPIENTS = 100;
const MAX_REPORT_BYTES = 64 * 1024;
/** Of a returned mail, so much is read to find its Message-ID. */
const MAX_RETURNED_BYTES = 64 * 1024;

/**
 * Permanent failures that say nothing against the address: its mailbox is full, or this one mail was too
 * large, or its content or sender was refused.
 */
const REFUSED_MAIL = ["5.2.2", "5.2.3", "5.3.4", "5.6.", "5.7."];

/** Before the copy of the mail, in the bounces of programs that know no RFC 3464. */
const COPY_STARTS = [
  "--- Below this line is a copy of the message.",
  "------ This is a copy of the message, including all the headers. ------",
  "----- Original message -----",
  "Original message headers:",
];

/**
 * What a bounce says: by its report (RFC 3464), else by X-Failed-Recipients (Exim, Gmail), else by its
 * text as qmail writes it.
 */
export function readBounce(headers: MailHeaders, parts: MailPart[], text: string): MailBounce {
  const report = parts.find(({ contentType }) => contentType === "message/delivery-status");
  const inReport = report ? readReport(decode(report.content, MAX_REPORT_BYTES)) : [];
  const inHeader = inReport.length > 0 ? [] : readFailedRecipients(headers);
  const recipients = [inReport, inHeader, readText(text)].find((list) => list.length > 0) ?? [];
  return { recipients, messageId: findMessageId(headers, parts, text) };
}

/** Whether a report tells that something was not delivered, or not yet. */
export function isFailure(parts: MailPart[]): boolean {
  const report = parts.find(({ contentType }) => contentType === "message/delivery-status");
  if (!report) return true;
  const actions = readGroups(decode(report.content, MAX_REPORT_BYTES))
    .map((group) => firstWord(group.get("action")))
    .filter((action) => action !== "");
  return actions.length === 0 || actions.some(isUndelivered);
}

const isUndelivered = (action: string) => action === "failed" || action === "delayed";

function readReport(text: string): BouncedRecipient[] {
  const found: BouncedRecipient[] = [];
  for (const group of readGroups(text)) {
    const action = firstWord(group.get("action"));
    const address =
      typedAddress(group.get("original-recipient")) || typedAddress(group.get("final-recipient"));
    if (!address || (action !== "" && !isUndelivered(action))) continue;
    const status = firstWord(group.get("status"));
    found.push({ address, status, isHard: action !== "delayed" && isHardStatus(status) });
    if (found.length >= MAX_RECIPIENTS) break;
  }
  return found;
}

const readGroups = (text: string) =>
  text.replaceAll("\r\n", "\n").split("\n\n").map(readHeaderLines);

const firstWord = (value: string) =>
  value
    .trim()
    .split(/[\s;(]/)[0]
    ?.toLowerCase() ?? "";

/** "rfc822; name@example.com" */
function typedAddress(value: string): string {
  const at = value.indexOf(";");
  return plainAddress(at < 0 ? value : value.slice(at + 1));
}

function isHardStatus(status: string): boolean {
  return status.startsWith("5") && !REFUSED_MAIL.some((start) => status.startsWith(start));
}

function readFailedRecipients(headers: MailHeaders): BouncedRecipient[] {
  return headers
    .all("x-failed-recipients")
    .flatMap((value) => value.split(","))
    .map(plainAddress)
    .filter((address) => address !== "")
    .slice(0, MAX_RECIPIENTS)
    .map((address) => ({ address, status: "", isHard: true }));
}

const STATUS = /(?:^|[\s#(])([45]\.\d{1,3}\.\d{1,3})(?!\d)/;

/** qmail: `<name@example.com>:`, and below it what the other server said. */
function readText(text: string): BouncedRecipient[] {
  const lines = text.slice(0, MAX_REPORT_BYTES).split("\n");
  const end = lines.findIndex((line) => COPY_STARTS.includes(line.trim()));
  const said = end < 0 ? lines : lines.slice(0, end);
  const found: BouncedRecipient[] = [];
  for (const [at, line] of said.entries()) {
    const start = line.trim();
    if (!start.startsWith("<") || !start.endsWith(">:")) continue;
    const address = plainAddress(start.slice(1, -2));
    if (!address) continue;
    const status = STATUS.exec(said.slice(at + 1, at + 6).join("\n"))?.[1] ?? "";
    found.push({ address, status, isHard: status === "" || isHardStatus(status) });
    if (found.length >= MAX_RECIPIENTS) break;
  }
  return found;
}

function findMessageId(headers: MailHeaders, parts: MailPart[], text: string): string | null {
  for (const { contentType, content } of parts) {
    if (!["message/rfc822", "text/rfc822-headers", "message/global"].includes(contentType))
      continue;
    const [id] = messageIdOf(decode(content, MAX_RETURNED_BYTES).trimStart());
    if (id) return id;
  }
  for (const start of COPY_STARTS) {
    const at = text.indexOf(start);
    if (at < 0) continue;
    const copy = text.slice(at + start.length, at + start.length + MAX_RETURNED_BYTES);
    const [id] = messageIdOf(copy.trimStart());
    if (id) return id;
  }
  const fields = ["x-original-message-id", "in-reply-to", "references"];
  return fields.flatMap((name) => readMessageIds(headers.get(name)).slice(-1))[0] ?? null;
}

const messageIdOf = (text: string) => readMessageIds(readHeaderLines(text).get("message-id"));

const decode = (bytes: Uint8Array, maxBytes: number) =>
  new TextDecoder().decode(bytes.subarray(0, maxBytes));
