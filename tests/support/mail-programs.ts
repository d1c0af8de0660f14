// Replies as mail programs write them, in the forms of lib/email/parse/fixtures.
import { parseMail } from "./mail-reader.ts";

/** A mail that somebody received, as far as a reply needs it. */
export type Answered = {
  subject: string;
  /** Where the reply goes: Reply-To, else From. */
  replyTo: string;
  messageId: string;
  references: string[];
  text: string;
  from: string;
};

/** What a person writes, and what is wrong with the reply on its way. */
export type Reply = {
  from: string;
  text: string;
  to?: string;
  cc?: string;
  subject?: string;
  messageId?: string;
  /** In-Reply-To and References; without them, those of a mail program. */
  thread?: readonly string[];
  headers?: readonly string[];
};

/** Reads a received mail. */
export async function readAnswered(raw: string): Promise<Answered> {
  const mail = await parseMail(raw);
  return {
    subject: mail.subject ?? "",
    replyTo: mail.replyTo?.[0]?.address ?? mail.from?.address ?? "",
    messageId: mail.messageId ?? "",
    references: (mail.references ?? "").split(/\s+/).filter(Boolean),
    text: (mail.text ?? "").trim(),
    from: mail.from?.name ?? "",
  };
}

function head(mail: Answered, reply: Reply): string[] {
  const { from, to = mail.replyTo, cc, subject, thread, headers = [] } = reply;
  const [messageId = `<${crypto.randomUUID()}@programs.example>`] = [reply.messageId];
  const usual = [`In-Reply-To: ${mail.messageId}`, `References: ${referencesOf(mail)}`];
  const named = /^(re|aw):/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
  return [
    `From: ${from}`,
    `To: ${to}`,
    ...(cc ? [`Cc: ${cc}`] : []),
    `Subject: ${subject ?? named}`,
    `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: ${messageId}`,
    ...(thread ?? usual),
    ...headers,
    "MIME-Version: 1.0",
  ];
}

const referencesOf = ({ references, messageId }: Answered) =>
  [...references, messageId].join("\r\n ");
const lines = (...parts: string[]) => parts.join("\r\n");
const quoted = (text: string) => text.split(/\r?\n/).map((line) => `> ${line}`);
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replace(/\r?\n/g, "<br>");
/** As one line of base64 each 76 characters, which every program reads. */
const base64 = (text: string) => Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n");

function alternative(headers: string[], text: string, html: string): string {
  const boundary = `=_${crypto.randomUUID()}`;
  const part = (type: string, content: string) =>
    lines(
      `--${boundary}`,
      `Content-Type: ${type}; charset="UTF-8"`,
      "Content-Transfer-Encoding: base64",
      "",
      base64(content),
    );
  return lines(
    ...headers,
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    "",
    part("text/plain", text),
    part("text/html", html),
    `--${boundary}--`,
    "",
  );
}

/** Each writes a reply to a mail. */
export const MAIL_PROGRAMS = {
  Gmail: (mail: Answered, reply: Reply) => {
    const introduction = `On Tue, Jan 5, 2027 at 11:12 PM ${mail.from} <${mail.replyTo}>`;
    return alternative(
      head(mail, reply),
      lines(reply.text, "", introduction, "wrote:", "", ...quoted(mail.text)),
      `<div dir="ltr">${escaped(reply.text)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(introduction)} wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">${escaped(mail.text)}</blockquote></div>`,
    );
  },
  Outlook: (mail: Answered, reply: Reply) =>
    lines(
      ...head(mail, reply),
      'Content-Type: text/html; charset="utf-8"',
      "Content-Transfer-Encoding: base64",
      "",
      base64(
        `<html><head></head><body dir="ltr"><div class="elementToProof">${escaped(reply.text)}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif"><b>From:</b> ${escaped(mail.from)} &lt;${mail.replyTo}&gt;<br><b>Sent:</b> Tuesday, January 5, 2027 10:12 PM<br><b>To:</b> ${escaped(reply.from)}<br><b>Subject:</b> ${escaped(mail.subject)}</font><div>&nbsp;</div></div><div class="BodyFragment"><p>${escaped(mail.text)}</p></div></body></html>`,
      ),
      "",
    ),
  "Apple Mail": (mail: Answered, reply: Reply) => {
    const introduction = `On 5 Jan 2027, at 23:12, ${mail.from} <${mail.replyTo}> wrote:`;
    return alternative(
      [...head(mail, reply), "X-Mailer: Apple Mail (2.3826.400.131.1.6)"],
      lines(reply.text, "", `> ${introduction}`, "> ", ...quoted(mail.text)),
      `<html><body style="overflow-wrap: break-word;">${escaped(reply.text)}<div><br><blockquote type="cite"><div>${escaped(introduction)}</div><br class="Apple-interchange-newline"><div>${escaped(mail.text)}</div></blockquote></div></body></html>`,
    );
  },
  Thunderbird: (mail: Answered, reply: Reply) =>
    lines(
      ...head(mail, reply),
      "User-Agent: Mozilla Thunderbird",
      "Content-Type: text/plain; charset=UTF-8; format=flowed",
      "Content-Transfer-Encoding: 8bit",
      "",
      `Am 05.01.27 um 23:12 schrieb ${mail.from}:`,
      ...quoted(mail.text),
      "",
      reply.text,
      "",
      "-- ",
      "Linus Example",
      "https://example.net",
      "",
    ),
};
export type MailProgram = keyof typeof MAIL_PROGRAMS;
