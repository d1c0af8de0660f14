// Mail providers post to the built service: a mail that comes in becomes a conversation.
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import { createTenant, send, type Tenant } from "../support/http-client.ts";
import {
  basic,
  mailgun,
  mailgunFields,
  type Post,
  postmark,
  rawMail,
  resend,
  sendgrid,
} from "../support/mail-posts.ts";
import { startTestStack } from "../support/test-stack.ts";

const appUrl = inject("appUrl");
const MEGABYTE = 1024 * 1024;
const SVIX = `whsec_${Buffer.from("a secret that is long enough").toString("base64")}`;
const WAIT = { timeout: 15_000, interval: 50 };

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant(appUrl, "Webhooks");
});

type MailInbox = { id: string; address: string };

/** An e-mail inbox whose mail the provider posts, and the address for it. */
async function connect(
  provider: string,
  secrets: object = {},
  owner = tenant,
): Promise<MailInbox & { url: string; headers: Record<string, string> }> {
  const address = `help-${crypto.randomUUID()}@example.com`;
  const body = { kind: "email", name: provider, address, senderName: "Support" };
  const { id } = (await owner.call<Inbox>("POST", "/api/v1/inboxes", body)).body;
  const path = `/api/v1/inboxes/${id}/mail-account`;
  const saved = await owner.call<{ webhookBase: string }>("PUT", path, {
    ...{ address, senderName: "Support", signature: "", outbound: { kind: "installation" } },
    ...{ inbound: { kind: "provider", provider }, ...secrets },
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const made = await owner.call<{ url: string }>("POST", `${path}/key`);
  if (made.status === 409) {
    const last = provider === "mailgun" ? "mailgun-mime" : provider;
    return { id, address, url: `${saved.body.webhookBase}/${last}`, headers: {} };
  }
  expect(made.status).toBe(201);
  const url = new URL(made.body.url);
  const headers = basic(decodeURIComponent(url.password));
  [url.username, url.password] = ["", ""];
  return { id, address, url: url.href, headers };
}

const post = (url: string, { headers, body }: Post, given: Record<string, string> = {}) =>
  send(url, "POST", { ...headers, ...given }, body);

type Listed = { items: { inbox?: { id: string }; inboxId?: string; subject?: string }[] };

/** Waits until a conversation of a mail is in the list. */
async function expectConversation(text: string, owner = tenant): Promise<void> {
  await vi.waitFor(async () => {
    const { body } = await owner.call<Listed>("GET", "/api/v1/conversations");
    expect(JSON.stringify(body)).toContain(text);
  }, WAIT);
}

describe("a mail that a provider posts becomes a conversation", () => {
  it("a mail of Postmark becomes a conversation", async () => {
    const { url, headers, address } = await connect("postmark");
    const RawEmail = rawMail({ to: address, text: "By Postmark" });
    const answer = await post(url, postmark({ to: address }, { RawEmail }), headers);
    expect(answer.status).toBe(200);
    await expectConversation("By Postmark");
  });

  it("a mail of SendGrid becomes a conversation", async () => {
    const { url, headers, address } = await connect("sendgrid");
    const email = { name: "email", content: rawMail({ to: address, text: "By SendGrid" }) };
    expect((await post(url, sendgrid(address, [email]), headers)).status).toBe(200);
    await expectConversation("By SendGrid");
  });

  it("a mail of Mailgun becomes a conversation", async () => {
    const { url, address } = await connect("mailgun", { signingSecret: "key-123" });
    expect(url).toMatch(/mime$/);
    const raw = { name: "body-mime", content: rawMail({ to: address, text: "By Mailgun" }) };
    const fields = mailgunFields("key-123");
    expect((await post(url, mailgun(address, [...fields, raw]))).status).toBe(200);
    await expectConversation("By Mailgun");
  });

  it("an event of Resend is answered at once", async () => {
    const { url, address } = await connect("resend", { signingSecret: SVIX });
    expect((await post(url, resend(address, SVIX))).status).toBe(200);
    expect((await post(url, resend(address, "whsec_b3RoZXI="))).status).toBe(401);
  });

  it("a mail that is too large is answered as taken in, and waits for a decision", async () => {
    const { url, headers, address } = await connect("sendgrid");
    const subject = `Huge ${crypto.randomUUID()}`;
    const content = rawMail({ to: address, subject, text: "x".repeat(26 * MEGABYTE) });
    const answer = await post(url, sendgrid(address, [{ name: "email", content }]), headers);
    expect(answer.status).toBe(200);
    const held = await tenant.call("GET", "/api/v1/held-emails");
    expect(JSON.stringify(held.body)).toContain(subject);
  });
});

describe("calls that nobody should make", () => {
  it("a call without the key is asked for it", async () => {
    const { url, address } = await connect("postmark");
    const answer = await post(url, postmark({ to: address }));
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Basic realm="mail"');
  });

  it("the key of another workspace opens nothing", async () => {
    const mine = await connect("postmark");
    const other = await createTenant(appUrl, "Other workspace");
    const theirs = await connect("postmark", {}, other);
    const answer = await post(mine.url, postmark({ to: mine.address }), theirs.headers);
    expect(answer.status).toBe(401);
  });

  it.each(["nobody", "mailgun", "postmark/", "__proto__"])(
    "there is no provider %s",
    async (provider) => {
      const url = `${appUrl}/api/inbound/inboxes/${crypto.randomUUID()}/${provider}`;
      const status = (await post(url, postmark({ to: "a@example.com" }))).status;
      expect([308, 404]).toContain(status);
    },
  );

  it("without INBOUND_MAIL_KEY, the installation's address accepts nothing", async () => {
    const url = `${appUrl}/api/inbound/mail/postmark`;
    const calls = ["", "x", "undefined", "null"].map((key) =>
      post(url, postmark({ to: "a@example.com" }), basic(key)),
    );
    for (const { status } of await Promise.all(calls)) expect(status).toBe(401);
  });
});

describe("the installation's address", () => {
  const KEY = "a key of the installation, long enough";
  let stack: Stack;
  let owner: Tenant;
  beforeAll(async () => {
    const INBOUND_MAIL_DOMAIN = "reply.example.com";
    stack = await startTestStack({ env: { INBOUND_MAIL_KEY: KEY, INBOUND_MAIL_DOMAIN } });
    owner = await createTenant(stack.appUrl, "Forwarded");
  }, 90_000);
  afterAll(() => stack?.stop());

  it("the signed address that a mail was sent to finds its inbox", async () => {
    const body = { kind: "email", name: "F", address: "f@example.com", senderName: "F" };
    const { id } = (await owner.call<Inbox>("POST", "/api/v1/inboxes", body)).body;
    const path = `/api/v1/inboxes/${id}/mail-account`;
    const account = await owner.call<{ forwardingAddress: string }>("GET", path);
    const to = account.body.forwardingAddress;
    expect(to).toMatch(/^inbox\+[a-z2-7]{42}@reply\.example\.com$/);
    const url = `${stack.appUrl}/api/inbound/mail/postmark`;
    const RawEmail = rawMail({ to: "f@example.com", text: "Forwarded to you" });
    const mail = postmark({ to }, { RawEmail });
    expect((await post(url, mail, basic("wrong"))).status).toBe(401);
    expect((await post(url, mail, basic(KEY))).status).toBe(200);
    await expectConversation("Forwarded to you", owner);
  });

  it("a mail for nobody is answered as taken in, so that it is not posted again", async () => {
    const url = `${stack.appUrl}/api/inbound/mail/postmark`;
    const mail = postmark({ to: "someone@reply.example.com" });
    expect((await post(url, mail, basic(KEY))).status).toBe(200);
  });
});
