import "server-only";
import { z } from "zod";
import type { fetchDocument } from "../../../platform/outgoing.ts";
import { MAX_MAIL_BYTES } from "../../parse/mail-limits.ts";
import { parseJson } from "./parse-json.ts";
import { type PostedFile, writeMime } from "./write-mime.ts";

/** Fetches an address; the tests have their own. */
export type Fetch = typeof fetchDocument;

/** Why a mail cannot be had from Resend. `isFinal`: trying again does not help. */
export class StoredMailError extends Error {
  readonly reason: "too_large" | "not_handed_over";
  readonly isFinal: boolean;

  constructor(
    message: string,
    {
      isFinal,
      reason = "not_handed_over",
    }: { isFinal: boolean; reason?: StoredMailError["reason"] },
  ) {
    super(message);
    this.reason = reason;
    this.isFinal = isFinal;
  }
}

const API = "https://api.resend.com/emails/receiving";
/** Where Resend keeps mails and files; the addresses are signed, so that the API key is not sent there. */
const FILE_HOST = "inbound-cdn.resend.com";
const MEGABYTE = 1024 * 1024;
const TIMEOUT_MS = 20_000;
const MAX_FILES = 50;
/** Less than what a job may take: lib/platform/install-jobs.ts. */
const MAX_FILES_MS = 60_000;

const text = z.string().nullish();
/** https://resend.com/docs/api-reference/emails/retrieve-received-email */
const storedMail = z.object({
  from: text,
  to: z.array(z.string()).nullish(),
  cc: z.array(z.string()).nullish(),
  reply_to: z.array(z.string()).nullish(),
  subject: text,
  message_id: text,
  created_at: text,
  html: text,
  text,
  headers: z.record(z.string(), z.unknown()).nullish(),
  raw: z.object({ download_url: z.string() }).nullish(),
});
type StoredMail = z.infer<typeof storedMail>;

const fileList = z.object({
  data: z.array(
    z.object({ filename: text, content_type: text, content_id: text, download_url: z.string() }),
  ),
});

/** The mail itself, or what Resend made of it. Errors: {@link StoredMailError}, OutgoingError. */
export async function fetchResend(id: string, apiKey: string, fetch: Fetch): Promise<Buffer> {
  const api = async (path: string) => {
    const headers = { authorization: `Bearer ${apiKey}`, accept: "application/json" };
    const limits = { headers, timeoutMs: TIMEOUT_MS, maxBytes: 8 * MEGABYTE };
    const { status, bytes } = await fetch(`${API}/${encodeURIComponent(id)}${path}`, limits);
    if (status === 200) return parseJson(bytes);
    throw refusal(status);
  };
  const mail = storedMail.parse(await api("?html_format=cid"));
  if (mail.raw && isFileAddress(mail.raw.download_url)) {
    return fetchFile(mail.raw.download_url, MAX_MAIL_BYTES, fetch);
  }
  const { data } = fileList.parse(await api("/attachments"));
  return writeMime({
    headers: headersOf(mail),
    text: mail.text ?? "",
    html: mail.html ?? "",
    files: await fetchFiles(data.slice(0, MAX_FILES), fetch),
  });
}

async function fetchFiles(
  list: z.infer<typeof fileList>["data"],
  fetch: Fetch,
): Promise<PostedFile[]> {
  const files: PostedFile[] = [];
  let left = MAX_MAIL_BYTES;
  const until = Date.now() + MAX_FILES_MS;
  for (const { filename, content_type, content_id, download_url } of list) {
    if (!isFileAddress(download_url)) continue;
    if (Date.now() > until) {
      throw new StoredMailError("Resend is too slow at the moment.", { isFinal: false });
    }
    const content = await fetchFile(download_url, left, fetch);
    left -= content.length;
    const contentId = content_id?.replace(/^<|>$/g, "") || null;
    files.push({ name: filename ?? "", contentType: content_type ?? "", contentId, content });
  }
  return files;
}

async function fetchFile(address: string, maxBytes: number, fetch: Fetch): Promise<Buffer> {
  // One byte more tells a mail that is too large from one that fits.
  const limits = { headers: {}, timeoutMs: TIMEOUT_MS, maxBytes: maxBytes + 1 };
  const { status, bytes } = await fetch(address, limits).catch((error: unknown) => {
    if (String(error).includes("too large")) throw tooLarge();
    throw error;
  });
  if (status !== 200) throw new StoredMailError(`Resend answered ${status}.`, { isFinal: false });
  if (bytes.length > maxBytes) throw tooLarge();
  return bytes;
}

const tooLarge = () =>
  new StoredMailError("The mail is larger than 25 MB.", { isFinal: true, reason: "too_large" });

function isFileAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === "https:" && url.hostname === FILE_HOST && url.port === "";
}

function refusal(status: number): StoredMailError {
  if (status === 401 || status === 403) {
    const message =
      "Resend refuses the API key. Enter one with full access: a key that may only send cannot read.";
    return new StoredMailError(message, { isFinal: false });
  }
  const message = `Resend answered ${status} when the mail was fetched.`;
  return new StoredMailError(message, { isFinal: status === 404 });
}

/** All headers as Resend keeps them, and the fields that it keeps apart, where those are missing. */
function headersOf(mail: StoredMail): { name: string; value: string }[] {
  const stored = Object.entries(mail.headers ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: String(one) })),
  );
  const known = new Set(stored.map(({ name }) => name.toLowerCase()));
  const own: [string, string][] = [
    ["From", mail.from ?? ""],
    ["To", (mail.to ?? []).join(", ")],
    ["Cc", (mail.cc ?? []).join(", ")],
    ["Reply-To", (mail.reply_to ?? []).join(", ")],
    ["Subject", mail.subject ?? ""],
    ["Message-ID", mail.message_id ?? ""],
    ["Date", mail.created_at ?? ""],
  ];
  const missing = own.filter(([name, value]) => value !== "" && !known.has(name.toLowerCase()));
  return [...missing.map(([name, value]) => ({ name, value })), ...stored];
}
