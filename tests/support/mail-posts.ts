// Calls as mail providers make them, in the shapes that their documentation prints.
import { createHmac, createSign, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A call's headers and body. */
export type Post = { headers: Record<string, string>; body: string | Buffer };

/** HTTP Basic, as a client makes it of an address with a user name and a password. */
export function basic(key: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`linkdesk:${key}`).toString("base64")}` };
}

export type SampleMail = {
  to: string;
  from?: string;
  subject?: string;
  id?: string;
  text?: string;
};

/** A whole mail, as it travels. */
export function rawMail({ to, from = "Ada <ada@example.org>", ...rest }: SampleMail): string {
  const { subject = "A question", id = `${crypto.randomUUID()}@example.org` } = rest;
  const { text = "Where is my order?" } = rest;
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}>`,
    "Date: Fri, 27 Nov 2026 10:00:00 +0000",
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
    "",
  ].join("\r\n");
}

/** https://postmarkapp.com/developer/webhooks/inbound-webhook */
export function postmark(
  { to, id = `${crypto.randomUUID()}@example.org`, subject = "Test subject" }: SampleMail,
  given: object = {},
): Post {
  const person = { Email: to, Name: "Firstname Lastname", MailboxHash: "SampleHash" };
  const body = {
    FromName: "Ada Lovelace",
    MessageStream: "inbound",
    From: "ada@example.org",
    FromFull: { Email: "ada@example.org", Name: "Ada Lovelace", MailboxHash: "" },
    To: `"Firstname Lastname" <${to}>`,
    ToFull: [person],
    Cc: "",
    CcFull: [],
    Bcc: "",
    BccFull: [],
    OriginalRecipient: to,
    Subject: subject,
    MessageID: "73e6d360-66eb-11e1-8e72-a8904824019b",
    ReplyTo: "replyto@example.org",
    MailboxHash: "SampleHash",
    Date: "Fri, 27 Nov 2026 10:00:00 -04:00",
    TextBody: "This is a test text body.",
    HtmlBody: "<html><body><p>This is a test html body.</p></body></html>",
    StrippedTextReply: "This is the reply text",
    Tag: "TestTag",
    Headers: [
      { Name: "X-Spam-Status", Value: "No" },
      { Name: "MIME-Version", Value: "1.0" },
      { Name: "Message-ID", Value: `<${id}>` },
      { Name: "DKIM-Signature", Value: "v=1; a=rsa-sha256; d=example.org; s=x; b=AAAA" },
    ],
    Attachments: [
      {
        Name: "test.txt",
        Content: Buffer.from("This is attachment contents, base-64 encoded.").toString("base64"),
        ContentType: "text/plain",
        ContentLength: 45,
      },
    ],
    ...given,
  };
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

type Part = { name: string; content: string | Buffer; fileName?: string; type?: string };

/** multipart/form-data; the platform's own would encode text. */
export function form(parts: readonly Part[]): Post {
  const boundary = "xYzZY";
  const chunks = parts.flatMap(({ name, content, fileName, type }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`,
    fileName === undefined ? "" : `; filename="${fileName}"`,
    type === undefined ? "" : `\r\nContent-Type: ${type}`,
    "\r\n\r\n",
    content,
    "\r\n",
  ]);
  const body = Buffer.concat([...chunks, `--${boundary}--\r\n`].map((chunk) => Buffer.from(chunk)));
  return { headers: { "content-type": `multipart/form-data; boundary=${boundary}` }, body };
}

/** https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook */
export function sendgrid(to: string, parts: readonly Part[]): Post {
  return form([
    { name: "dkim", content: "{@example.org : pass}" },
    { name: "to", content: to },
    { name: "sender_ip", content: "8.8.4.4" },
    { name: "envelope", content: JSON.stringify({ to: [to], from: "ada@example.org" }) },
    { name: "subject", content: "A question" },
    { name: "SPF", content: "pass" },
    ...parts,
  ]);
}

/** Signs a call as SendGrid does once a security policy is attached. */
export function signSendgrid(post: Post, key: KeyObject, now = Date.now()): Post {
  const timestamp = String(Math.floor(now / 1_000));
  const signed = Buffer.concat([Buffer.from(timestamp), Buffer.from(post.body)]);
  const signature = sign("sha256", signed, key).toString("base64");
  const headers = {
    "x-twilio-email-event-webhook-timestamp": timestamp,
    "x-twilio-email-event-webhook-signature": signature,
  };
  return { ...post, headers: { ...post.headers, ...headers } };
}

/** The fields that Mailgun signs, with a token of 50 characters. */
export function mailgunFields(
  secret: string,
  { now = Date.now(), token = "a".repeat(14) + crypto.randomUUID() } = {},
): Part[] {
  const timestamp = String(Math.floor(now / 1_000));
  const signature = createHmac("sha256", secret)
    .update(timestamp + token)
    .digest("hex");
  return [
    { name: "timestamp", content: timestamp },
    { name: "token", content: token },
    { name: "signature", content: signature },
  ];
}

/** https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http */
export function mailgun(to: string, parts: readonly Part[]): Post {
  return form([
    { name: "recipient", content: to },
    { name: "sender", content: "ada@example.org" },
    { name: "from", content: "Ada <ada@example.org>" },
    { name: "subject", content: "A question" },
    ...parts,
  ]);
}

/** https://resend.com/docs/webhooks/emails/received */
export function resend(to: string, secret: string, given: object = {}, now = Date.now()): Post {
  const body = JSON.stringify({
    type: "email.received",
    created_at: "2026-11-27T10:00:00.000Z",
    data: {
      email_id: "56761188-7520-42d8-8898-ff6fc54ce618",
      created_at: "2026-11-27T10:00:00.000Z",
      from: "Ada <ada@example.org>",
      to: [to],
      bcc: [],
      cc: [],
      message_id: "<example+123@example.org>",
      subject: "Sending this example",
      attachments: [],
      ...given,
    },
  });
  const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  const timestamp = String(Math.floor(now / 1_000));
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers = {
    "content-type": "application/json",
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": `v1,${mac}`,
  };
  return { headers, body };
}

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-examples.html */
export function sesNotification(to: string, content: string | undefined, action: object = {}) {
  return {
    notificationType: "Received",
    receipt: {
      timestamp: "2026-11-27T10:00:00.000Z",
      processingTimeMillis: 222,
      recipients: [to],
      spamVerdict: { status: "PASS" },
      spfVerdict: { status: "PASS" },
      action: { type: "SNS", topicArn: TOPIC, ...action },
    },
    mail: {
      timestamp: "2026-11-27T10:00:00.000Z",
      source: "ada@example.org",
      messageId: "d6iitobk75ur44p8kdnnp7g2n800",
      destination: [to],
      headersTruncated: false,
      commonHeaders: {
        returnPath: "ada@example.org",
        from: ["Ada <ada@example.org>"],
        to: [to],
        messageId: "<ses-1@example.org>",
        subject: "Example subject",
      },
    },
    content,
  };
}

const TOPIC = "arn:aws:sns:us-east-1:012345678912:example-topic";
export const SNS_CERTIFICATE =
  "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";

/** A message of Amazon SNS, signed by `key`. */
export function sns(key: KeyObject, given: Record<string, string>): Post {
  const message: Record<string, string> = {
    Type: "Notification",
    MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
    TopicArn: TOPIC,
    Timestamp: "2026-11-27T10:00:00.000Z",
    SignatureVersion: "2",
    SigningCertURL: SNS_CERTIFICATE,
    ...given,
  };
  const names = [
    "Message",
    "MessageId",
    "Subject",
    "SubscribeURL",
    "Timestamp",
    "Token",
    "TopicArn",
    "Type",
  ];
  const text = names
    .filter((name) => message[name] !== undefined)
    .map((name) => `${name}\n${message[name]}\n`)
    .join("");
  const signature = createSign("RSA-SHA256").update(text).sign(key, "base64");
  const headers = { "content-type": "text/plain; charset=UTF-8" };
  return { headers, body: JSON.stringify({ Signature: signature, ...message }) };
}

/** A key pair of the kind that SendGrid signs with; the public half as its API gives it. */
export function sendgridKeys(): { privateKey: KeyObject; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const spki = publicKey.export({ format: "der", type: "spki" });
  return { privateKey, publicKey: spki.toString("base64") };
}
