import { classifyMail } from "./classify-mail.ts";
import { cleanLine } from "./clean-text.ts";
import { decodeHeader, type MailHeaders } from "./mail-headers.ts";
import { MAX_REFERENCES, MAX_SUBJECT_CHARS } from "./mail-limits.ts";
import type { ParsedMail } from "./parsed-mail.ts";
import { readAddresses, readMessageIds } from "./read-addresses.ts";

type Body = "bounce" | "text" | "visibleText" | "html" | "files" | "isTruncated";

/** The part of a mail that its header tells. */
export type MailHead = Omit<ParsedMail, Body>;

/** Reads the header of a mail. */
export function readHead(headers: MailHeaders): MailHead {
  const [from = null] = readAddresses([...headers.all("from"), ...headers.all("sender")]);
  const [replyTo = null] = readAddresses(headers.all("reply-to"));
  const forwarders = ["delivered-to", "x-original-to", "envelope-to", "x-forwarded-to"];
  const deliveredTo = readAddresses(forwarders.flatMap(headers.all)).map(({ address }) => address);
  return {
    messageId: readMessageIds(headers.get("message-id"))[0] ?? null,
    inReplyTo: readMessageIds(headers.get("in-reply-to")).slice(0, MAX_REFERENCES),
    references: shorten(readMessageIds(headers.all("references").join(" "))),
    from,
    replyTo,
    to: readAddresses(headers.all("to")),
    cc: readAddresses(headers.all("cc")),
    deliveredTo: [...new Set(deliveredTo)],
    subject: cleanLine(decodeHeader(headers.get("subject")), MAX_SUBJECT_CHARS),
    date: readDate(headers.get("date")),
    kind: classifyMail(headers, from?.address ?? ""),
  };
}

/** The first mail of the thread and the newest ones. */
function shorten(ids: string[]): string[] {
  if (ids.length <= MAX_REFERENCES) return ids;
  return [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)];
}

/** A comment such as "(CET)" is left out. PostgreSQL cannot store every year that JavaScript reads. */
function readDate(value: string): Date | null {
  const [plain = ""] = value.split("(");
  const date = new Date(plain.trim());
  const year = date.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? date : null;
}
