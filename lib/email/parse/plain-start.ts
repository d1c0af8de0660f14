import { cleanText } from "./clean-text.ts";
import { findCharset, headerEnd, recodeHeader } from "./mail-charset.ts";
import { readHeaderLines } from "./mail-headers.ts";
import { MAX_PLAIN_START_CHARS } from "./mail-limits.ts";
import type { ParsedMail } from "./parsed-mail.ts";
import { readHead } from "./read-head.ts";

/**
 * What remains of a mail that could not be read in time or within the limits: what the start of its header
 * tells, and the start of its source as the text. It is quick whatever the mail is.
 */
export function readPlainStart(raw: Buffer): ParsedMail {
  const start = recodeHeader(raw.subarray(0, MAX_PLAIN_START_CHARS));
  const end = headerEnd(start);
  const head = readHead(readHeaderLines(start.subarray(0, end).toString("utf8")));
  const body = start.subarray(end);
  const text = cleanText(new TextDecoder(findCharset(body, "")).decode(body)).trim();
  return {
    ...head,
    bounce: head.kind === "bounce" ? { recipients: [], messageId: null } : null,
    text,
    visibleText: text,
    html: null,
    files: [],
    isTruncated: true,
  };
}
