/** An address in a header; `address` is in lower case, `name` is "" where the header has none. */
export type MailAddress = { name: string; address: string };

/** An attachment, or a picture that the HTML shows by its Content-ID (without angle brackets). */
export type MailFile = {
  name: string;
  contentType: string;
  contentId: string | null;
  isInline: boolean;
  content: Buffer;
};

/**
 * Who wrote a mail, as far as its headers tell. `auto`: a program, such as an out-of-office notice or a
 * newsletter (RFC 3834). `bounce`: a mail server, about a mail that was not delivered. `list`: it came
 * through a mailing list, which may also be a group address that forwards customers' mails. Nothing but
 * `personal` may be answered automatically.
 */
export type MailKind = "personal" | "auto" | "bounce" | "list";

/** `isHard`: the address will not accept mail later either. `status` as in RFC 3463 ("5.1.1"), "" when unknown. */
export type BouncedRecipient = { address: string; status: string; isHard: boolean };

/** What a bounce tells, with the Message-ID of the mail that was not delivered. */
export type MailBounce = { recipients: BouncedRecipient[]; messageId: string | null };

/** A mail as it is read, with nothing of the database. Message-IDs have no angle brackets. */
export type ParsedMail = {
  messageId: string | null;
  inReplyTo: string[];
  /** The oldest one and the newest ones, at most 100. */
  references: string[];
  from: MailAddress | null;
  replyTo: MailAddress | null;
  /** At most 100 each. */
  to: MailAddress[];
  cc: MailAddress[];
  /** Delivered-To, X-Original-To, Envelope-To and X-Forwarded-To, in lower case. */
  deliveredTo: string[];
  subject: string;
  date: Date | null;
  kind: MailKind;
  bounce: MailBounce | null;
  /** The whole text, from text/plain or made from the HTML. */
  text: string;
  /** Without quotes and signature. It is empty only when the text is. */
  visibleText: string;
  /** As received, decoded, at most 1 MB. Hostile: see sanitize-mail-html.ts. */
  html: string | null;
  /** Attachments and inline pictures, at most 50. */
  files: MailFile[];
  /** Something was beyond a limit and is missing. */
  isTruncated: boolean;
};
