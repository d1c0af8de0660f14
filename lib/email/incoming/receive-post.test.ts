// Calls of mail providers: whole mails, and the key in the address.
import { auditQuery } from "@linkdesk/contract/audit.ts";
import { putMailAccountBody } from "@linkdesk/contract/mail-accounts.ts";
import { describe, expect, it } from "vitest";
import {
  address,
  call,
  emails,
  inboxId,
  me,
  REFUSED,
  readAll,
  received,
  use,
  useMailPosts,
  useNewInbox,
  useNewWorkspace,
} from "../../../tests/support/mail-post-calls.ts";
import { basic, form, postmark, rawMail } from "../../../tests/support/mail-posts.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import { listAudit } from "../../audit/list-audit.ts";
import { getMailAccount } from "../accounts/get-mail-account.ts";
import { rotateWebhookKey } from "../accounts/rotate-webhook-key.ts";
import { updateMailAccount } from "../accounts/update-mail-account.ts";
import { receivePost } from "./receive-post.ts";

useDatabase();
useMailPosts();

const MEGABYTE = 1024 * 1024;

describe("Postmark", () => {
  it("the raw mail that Postmark posts is taken in as it is", async () => {
    const key = await use("postmark");
    await call(
      "postmark",
      postmark({ to: address }, { RawEmail: rawMail({ to: address }) }),
      basic(key),
    );
    const { mail, arrival } = await received();
    expect(mail).toMatchObject({ subject: "A question", text: "Where is my order?" });
    expect(arrival).toEqual({ source: "provider", recipients: [address, address] });
    expect(await readAll()).toBe(1);
  });

  it("without the raw mail, one is written of Postmark's fields", async () => {
    const key = await use("postmark");
    await call("postmark", postmark({ to: address, id: "fields@example.org" }), basic(key));
    const { mail } = await received();
    expect(mail).toMatchObject({
      messageId: "fields@example.org",
      from: { name: "Ada Lovelace", address: "ada@example.org" },
      replyTo: { address: "replyto@example.org" },
      to: [{ name: "Firstname Lastname", address }],
      subject: "Test subject",
      files: [{ name: "test.txt", contentType: "text/plain" }],
    });
    expect(mail.text.trim()).toBe("This is a test text body.");
    expect(mail.files[0]?.content.toString()).toMatch(/^This is attachment/);
    const raw = Buffer.from((await emails())[0]?.raw ?? []).toString();
    // The signature is of the mail as it was, and would look forged.
    expect(raw).not.toMatch(/dkim/i);
    expect(await readAll()).toBe(1);
  });

  it("the same mail posted twice becomes one conversation", async () => {
    const key = await use("postmark");
    const post = postmark({ to: address });
    await call("postmark", post, basic(key));
    await call("postmark", post, basic(key));
    expect(await readAll()).toBe(1);
    expect(await emails()).toHaveLength(1);
  });

  it("a mail without a Message-ID that is posted twice becomes one conversation", async () => {
    const key = await use("postmark");
    const post = postmark({ to: address }, { Headers: [] });
    await call("postmark", post, basic(key));
    await call("postmark", post, basic(key));
    expect(await readAll()).toBe(1);
  });

  it("a mail of more than 25 MB is held with its sender and subject", async () => {
    const key = await use("postmark");
    const RawEmail = rawMail({ to: address, subject: "Huge", text: "x".repeat(26 * MEGABYTE) });
    await call("postmark", postmark({ to: address }, { RawEmail }), basic(key));
    expect(await emails()).toMatchObject([
      {
        state: "held",
        reason: "too_large",
        subject: "Huge",
        fromAddress: "ada@example.org",
        raw: null,
      },
    ]);
  });

  it("a call of more than 35 MB is held once, by what its beginning says", async () => {
    const key = await use("postmark");
    const RawEmail = "x".repeat(36 * MEGABYTE);
    const post = postmark({ to: address, subject: 'A "huge" one' }, { RawEmail });
    const length = { "content-length": String(post.body.length) };
    await call("postmark", post, { ...basic(key), ...length });
    await call("postmark", post, { ...basic(key), ...length });
    expect(await emails()).toMatchObject([
      {
        ...{ state: "held", reason: "too_large", subject: 'A "huge" one' },
        ...{ fromAddress: "ada@example.org", fromName: "Ada Lovelace" },
      },
    ]);
  });

  it("what is no mail of Postmark is refused", async () => {
    const key = await use("postmark");
    const headers = { "content-type": "application/json" };
    const wrong = { headers, body: '{"Headers": 1}' };
    await expect(call("postmark", wrong, basic(key))).rejects.toMatchObject({
      code: "invalid_request",
    });
    const broken = { headers, body: "{" };
    await expect(call("postmark", broken, basic(key))).rejects.toMatchObject({
      code: "malformed_json",
    });
  });
});

describe("the key in the address", () => {
  it.each([
    ["is missing", () => ({})],
    ["is wrong", () => basic("x".repeat(43))],
    ["is empty", () => basic("")],
    ["is sent as a token", (key: string) => ({ authorization: `Bearer ${key}` })],
  ])("a call whose key %s is refused before its body is read", async (_, headers) => {
    const key = await use("postmark");
    let wasRead = false;
    const body = new ReadableStream(
      {
        pull: () => {
          wasRead = true;
        },
      },
      { highWaterMark: 0 },
    );
    const init = { method: "POST", body, headers: headers(key), duplex: "half" };
    const request = new Request("http://localhost/", init as RequestInit);
    await expect(receivePost(request, "postmark", inboxId)).rejects.toMatchObject({
      ...REFUSED,
      challenge: 'Basic realm="mail"',
    });
    expect(wasRead).toBe(false);
  });

  it("a new key ends the old one", async () => {
    const old = await use("postmark");
    const key = decodeURIComponent(new URL((await rotateWebhookKey(me, inboxId)).url).password);
    await expect(call("postmark", postmark({ to: address }), basic(old))).rejects.toMatchObject(
      REFUSED,
    );
    await call("postmark", postmark({ to: address }), basic(key));
    expect(await emails()).toHaveLength(1);
  });

  it("the key of another inbox, provider or workspace opens nothing", async () => {
    const key = await use("postmark");
    const mine = inboxId;
    const post = postmark({ to: address });
    await expect(call("sendgrid", post, basic(key))).rejects.toMatchObject(REFUSED);
    await useNewInbox();
    await use("postmark");
    await expect(call("postmark", post, basic(key))).rejects.toMatchObject(REFUSED);
    await useNewWorkspace();
    await use("postmark");
    await expect(call("postmark", post, basic(key))).rejects.toMatchObject(REFUSED);
    await expect(call("postmark", post, basic(key), crypto.randomUUID())).rejects.toMatchObject(
      REFUSED,
    );
    expect(await emails(mine)).toEqual([]);
  });

  it("a key ends when mail comes another way, and is no part of what admins or the audit log see", async () => {
    const key = await use("postmark");
    expect(await getMailAccount(me, inboxId)).toMatchObject({
      hasWebhookKey: true,
      checkedAt: null,
    });
    await call("postmark", postmark({ to: address }), basic(key));
    const account = await getMailAccount(me, inboxId);
    expect(account.checkedAt).not.toBeNull();
    const audit = await listAudit(me, auditQuery.parse({}));
    expect(JSON.stringify([account, audit])).not.toContain(key);
    const body = { address, senderName: "S", signature: "", outbound: { kind: "installation" } };
    const forwarding = { ...body, inbound: { kind: "forwarding" } };
    await updateMailAccount(me, inboxId, putMailAccountBody.parse(forwarding));
    expect(await getMailAccount(me, inboxId)).toMatchObject({ hasWebhookKey: false });
    await expect(rotateWebhookKey(me, inboxId)).rejects.toMatchObject({ code: "conflict" });
  });
});

it("a form that is none is refused", async () => {
  await use("mailgun", { signingSecret: "key" });
  const post = { ...form([]), headers: { "content-type": "text/plain" } };
  await expect(call("mailgun", post)).rejects.toMatchObject({ code: "unsupported_media_type" });
});

it("calls of Mailgun that never end hold up no other provider", async () => {
  await use("mailgun", { signingSecret: "key" });
  const slow = () => {
    const body = new ReadableStream({ pull: () => new Promise(() => {}) });
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const init = { method: "POST", body, headers, duplex: "half" } as RequestInit;
    return receivePost(new Request("http://localhost/", init), "mailgun", mailgunInbox);
  };
  const mailgunInbox = inboxId;
  const waiting = [1, 2, 3, 4].map(slow);
  const isFull = { code: "unavailable", retryAfterSeconds: 10 };
  await expect(Promise.race([...waiting, slow()])).rejects.toMatchObject(isFull);
  await useNewInbox();
  const key = await use("postmark");
  await call("postmark", postmark({ to: address }), basic(key));
  expect(await emails()).toHaveLength(1);
  expect(waiting).toHaveLength(4);
});
