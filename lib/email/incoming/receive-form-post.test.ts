// Mail providers that post forms.
import { describe, expect, it } from "vitest";
import {
  address,
  call,
  emails,
  REFUSED,
  readAll,
  received,
  use,
  useMailPosts,
} from "../../../tests/support/mail-post-calls.ts";
import {
  basic,
  mailgun,
  mailgunFields,
  rawMail,
  sendgrid,
  sendgridKeys,
  signSendgrid,
} from "../../../tests/support/mail-posts.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";

useDatabase();
useMailPosts();

describe("SendGrid", () => {
  it("the raw mail that SendGrid posts is taken in byte by byte, with who connected", async () => {
    const key = await use("sendgrid");
    const raw = Buffer.from(rawMail({ to: address, text: "gr\xfc\xdfe" }), "latin1");
    await call("sendgrid", sendgrid(address, [{ name: "email", content: raw }]), basic(key));
    const [email] = await emails();
    expect(Buffer.from(email?.raw ?? []).equals(raw)).toBe(true);
    expect(email?.envelope).toEqual({
      source: "provider",
      recipients: [address],
      ip: "8.8.4.4",
      mailFrom: "ada@example.org",
    });
  });

  it("without the raw mail, one is written of SendGrid's fields", async () => {
    const key = await use("sendgrid");
    const headers = `Message-ID: <sg@example.org>\nFrom: Ada\n <ada@example.org>\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nTo: ${address}`;
    const parts = [
      { name: "headers", content: headers },
      { name: "text", content: Buffer.from("Gr\xfc\xdfe", "latin1") },
      { name: "html", content: '<img src="cid:pic@x">' },
      { name: "charsets", content: '{"text":"iso-8859-1","html":"utf-8"}' },
      {
        name: "attachment-info",
        content: '{"attachment1":{"filename":"a.png","type":"image/png","content-id":"pic@x"}}',
      },
      {
        name: "attachment1",
        content: Buffer.from([1, 2, 3]),
        fileName: "a.png",
        type: "image/png",
      },
    ];
    await call("sendgrid", sendgrid(address, parts), basic(key));
    const { mail, arrival } = await received();
    expect(mail).toMatchObject({ messageId: "sg@example.org", subject: "Grüße" });
    expect(mail.text.trim()).toBe("Grüße");
    expect(mail.from?.address).toBe("ada@example.org");
    expect(mail.files).toMatchObject([{ name: "a.png", contentId: "pic@x" }]);
    // Its signature is gone: the sender's server alone would refute mails that were forwarded.
    expect(arrival).toEqual({ source: "provider", recipients: [address] });
  });

  it("a signed call is needed once the public key is stored", async () => {
    const { privateKey, publicKey } = sendgridKeys();
    const key = await use("sendgrid", { signingSecret: publicKey });
    const post = sendgrid(address, [{ name: "email", content: rawMail({ to: address }) }]);
    await expect(call("sendgrid", post, basic(key))).rejects.toMatchObject(REFUSED);
    const old = signSendgrid(post, privateKey, Date.now() - 6 * 60_000);
    await expect(call("sendgrid", old, basic(key))).rejects.toMatchObject(REFUSED);
    const signed = signSendgrid(post, privateKey);
    const changed = {
      ...signed,
      body: Buffer.concat([Buffer.from(signed.body), Buffer.from(" ")]),
    };
    await expect(call("sendgrid", changed, basic(key))).rejects.toMatchObject(REFUSED);
    await expect(call("sendgrid", signed)).rejects.toMatchObject(REFUSED);
    await call("sendgrid", signed, basic(key));
    expect(await emails()).toHaveLength(1);
  });

  it("a form that is cut off is refused", async () => {
    const key = await use("sendgrid");
    const { headers, body } = sendgrid(address, [
      { name: "email", content: "From: a@b.c\r\n\r\nx" },
    ]);
    const cut = { headers, body: Buffer.from(body).subarray(0, -10) };
    await expect(call("sendgrid", cut, basic(key))).rejects.toMatchObject({
      code: "invalid_request",
    });
  });
});

describe("Mailgun", () => {
  const SECRET = "key-0123456789abcdef";
  const signed = (raw: string, given: Parameters<typeof mailgunFields>[1] = {}) =>
    mailgun(address, [...mailgunFields(SECRET, given), { name: "body-mime", content: raw }]);

  it("the raw mail that Mailgun posts is taken in", async () => {
    await use("mailgun", { signingSecret: SECRET });
    await call("mailgun", signed(rawMail({ to: address })));
    const { mail, arrival } = await received();
    expect(mail.text.trim()).toBe("Where is my order?");
    expect(arrival).toMatchObject({ recipients: [address], mailFrom: "ada@example.org" });
    expect(await readAll()).toBe(1);
  });

  it("a plain form of Mailgun is read too", async () => {
    await use("mailgun", { signingSecret: SECRET });
    const fields = new URLSearchParams({
      recipient: address,
      "body-mime": rawMail({ to: address }),
    });
    for (const { name, content } of mailgunFields(SECRET)) fields.set(name, String(content));
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    await call("mailgun", { headers, body: fields.toString() });
    expect((await received()).mail.subject).toBe("A question");
  });

  it("without the raw mail, one is written of Mailgun's fields", async () => {
    await use("mailgun", { signingSecret: SECRET });
    const headers = [
      ["Message-Id", "<mg@example.org>"],
      ["From", "Ada <ada@example.org>"],
      ["To", address],
      ["Subject", "Grüße"],
    ];
    const parts = [
      ...mailgunFields(SECRET),
      { name: "message-headers", content: JSON.stringify(headers) },
      { name: "body-plain", content: "Hello" },
      { name: "attachment-1", content: "abc", fileName: "a.txt", type: "text/plain" },
      { name: "attachments", content: '[{"url":"https://x","name":"kept.pdf"}]' },
    ];
    await call("mailgun", mailgun(address, parts));
    const { mail } = await received();
    expect(mail).toMatchObject({ messageId: "mg@example.org", subject: "Grüße" });
    expect(mail.text).toMatch(/^Hello\s+\[Not handed over by Mailgun: kept\.pdf\]/);
    expect(mail.files).toMatchObject([{ name: "a.txt" }]);
  });

  it("a signature of another key, or of long ago, is refused", async () => {
    await use("mailgun", { signingSecret: SECRET });
    const raw = { name: "body-mime", content: rawMail({ to: address }) };
    const other = mailgun(address, [...mailgunFields("key-other"), raw]);
    await expect(call("mailgun", other)).rejects.toMatchObject(REFUSED);
    const now = Date.now() - 10 * 60 * 60_000;
    await expect(call("mailgun", signed(rawMail({ to: address }), { now }))).rejects.toMatchObject(
      REFUSED,
    );
    await expect(call("mailgun", mailgun(address, [raw]))).rejects.toMatchObject(REFUSED);
  });

  it("a token that was used once brings in no other mail", async () => {
    await use("mailgun", { signingSecret: SECRET });
    const token = "t".repeat(50);
    const posts = [1, 2, 3].map(() => signed(rawMail({ to: address }), { token }));
    await Promise.all(posts.map((post) => call("mailgun", post)));
    expect(await emails()).toHaveLength(1);
  });

  it("without a signing secret, nothing is accepted", async () => {
    await use("mailgun");
    await expect(call("mailgun", signed(rawMail({ to: address })))).rejects.toMatchObject(REFUSED);
  });
});
