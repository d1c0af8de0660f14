import "server-only";
import { z } from "zod";
import { parseJson } from "./parse-json.ts";
import type { PostedCall, PostedMail } from "./posted-mail.ts";
import { writeMime } from "./write-mime.ts";

const person = z.object({ Email: z.string(), Name: z.string().nullish() });
const text = z.string().nullish();

/** https://postmarkapp.com/developer/webhooks/inbound-webhook */
const postmarkMail = z.object({
  FromFull: person.nullish(),
  From: text,
  To: text,
  Cc: text,
  ReplyTo: text,
  ToFull: z.array(person).default([]),
  CcFull: z.array(person).default([]),
  BccFull: z.array(person).default([]),
  OriginalRecipient: text,
  Subject: text,
  Date: text,
  TextBody: text,
  HtmlBody: text,
  RawEmail: text,
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Attachments: z
    .array(
      z.object({
        Name: z.string().default(""),
        Content: z.string().default(""),
        ContentType: z.string().default(""),
        ContentID: text,
      }),
    )
    .default([]),
});
type PostmarkMail = z.infer<typeof postmarkMail>;

/**
 * A mail that Postmark posts: the mail itself with "Include raw email content in JSON payload", else what Postmark
 * made of it. Whoever connected is only in headers that the sender may have written too, so it is left out.
 */
export async function readPostmark({ body }: PostedCall): Promise<PostedMail> {
  const mail = postmarkMail.parse(parseJson(body));
  const people = [...mail.ToFull, ...mail.CcFull, ...mail.BccFull].map(({ Email }) => Email);
  const recipients = [mail.OriginalRecipient ?? "", ...people].filter(Boolean).slice(0, 100);
  const raw = mail.RawEmail ? Buffer.from(mail.RawEmail, "utf8") : await writeMail(mail);
  return { kind: "mail", raw, arrival: { recipients } };
}

/** In `Headers` are all but those that have a field of their own. */
function writeMail(mail: PostmarkMail): Promise<Buffer> {
  const { FromFull, From, To, Cc, ReplyTo, Subject, Date: date } = mail;
  const from = FromFull
    ? `"${(FromFull.Name ?? "").replaceAll('"', "")}" <${FromFull.Email}>`
    : From;
  const own = [
    ...[["From", from] as const, ["To", To] as const, ["Cc", Cc] as const],
    ...[["Reply-To", ReplyTo] as const, ["Subject", Subject] as const, ["Date", date] as const],
  ];
  const given = mail.Headers.map(({ Name, Value }) => ({ name: Name, value: Value }));
  const known = new Set(own.map(([name]) => name.toLowerCase()));
  return writeMime({
    headers: [
      ...own.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
      ...given.filter(({ name }) => !known.has(name.toLowerCase())),
    ],
    text: mail.TextBody ?? "",
    html: mail.HtmlBody ?? "",
    files: mail.Attachments.map(({ Name, Content, ContentType, ContentID }) => ({
      name: Name,
      contentType: ContentType,
      contentId: ContentID ? ContentID.replace(/^cid:/, "").replace(/^<|>$/g, "") : null,
      content: Buffer.from(Content, "base64"),
    })),
  });
}

const HEAD_CHARS = 64 * 1024;

/**
 * Whose a mail is that is too large to be read as a whole, from the beginning of what is posted: there is the sender,
 * and the subject before the texts.
 */
export function peekPostmark(body: Buffer): PostedMail {
  const start = body.subarray(0, HEAD_CHARS).toString("utf8");
  const field = (name: string) => textAfter(start, `"${name}"`);
  const recipients = [field("OriginalRecipient"), field("To")].filter(Boolean);
  const from = { name: field("FromName"), address: field("Email") };
  const messageId = `${field("MessageID")}@postmark.invalid`;
  const head = { messageId, from, subject: field("Subject") };
  return { kind: "head", reason: "too_large", head, recipients };
}

/** The JSON text that follows a name; "" if there is none. */
function textAfter(json: string, name: string): string {
  const at = json.indexOf(name);
  const from = json.indexOf('"', at + name.length);
  if (at === -1 || from === -1) return "";
  let end = from + 1;
  while (end < json.length && json[end] !== '"') end += json[end] === "\\" ? 2 : 1;
  try {
    return String(JSON.parse(json.slice(from, end + 1)));
  } catch {
    return "";
  }
}
