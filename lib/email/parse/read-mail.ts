import type { Attachment } from "postal-mime";
import { cleanText } from "./clean-text.ts";
import { recodeHeader } from "./mail-charset.ts";
import { mailHeaders } from "./mail-headers.ts";
import { MAX_FILES, MAX_HTML_CHARS, MAX_TEXT_CHARS } from "./mail-limits.ts";
import type { ParsedMail } from "./parsed-mail.ts";
import { isFailure, type MailPart, readBounce } from "./read-bounce.ts";
import { readFile } from "./read-file.ts";
import { readHead } from "./read-head.ts";
import { readMime } from "./read-mime.ts";

/** A mail whose text is not looked at yet: `text` is the text/plain of the mail, "" without one. */
export type MailParts = Omit<ParsedMail, "visibleText">;

/** Reads the parts of a mail. Runs in the worker; throws where postal-mime does. */
export async function readMail(raw: Buffer): Promise<MailParts> {
  const email = await readMime(recodeHeader(raw));
  const headers = mailHeaders(email.headers);
  const head = readHead(headers);
  const text = cleanText(email.text ?? "");
  const html = email.html === undefined ? null : cleanText(email.html);
  const parts = email.attachments.map(toPart);
  const files = email.attachments.slice(0, MAX_FILES);
  const isBounce = head.kind === "bounce" && isFailure(parts);
  return {
    ...head,
    // A report that a mail was delivered is no bounce.
    kind: head.kind === "bounce" && !isBounce ? "auto" : head.kind,
    bounce: isBounce ? readBounce(headers, parts, text) : null,
    text: text.slice(0, MAX_TEXT_CHARS).toWellFormed(),
    html: html?.slice(0, MAX_HTML_CHARS).toWellFormed() ?? null,
    files: files.map((file, at) => readFile(file, bytesOf(file), at + 1)),
    isTruncated:
      text.length > MAX_TEXT_CHARS ||
      (html?.length ?? 0) > MAX_HTML_CHARS ||
      email.attachments.length > MAX_FILES,
  };
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
}

const toPart = (file: Attachment): MailPart => ({
  contentType: file.mimeType,
  content: bytesOf(file),
});
