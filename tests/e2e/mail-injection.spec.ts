// Whatever somebody is called or writes, every mail stays what we wrote around it: sent over SMTP,
// taken apart by a mail parser, and shown in a browser that holds nothing back.
import type { Email } from "postal-mime";
import type { Stack } from "../../scripts/stack.ts";
import { expect, test } from "../support/browser.ts";
import { type SentMail, sendEveryMail } from "../support/every-mail.ts";
import { untilMail } from "../support/mail.ts";
import { parseMail, showMail, subjectOf } from "../support/mail-reader.ts";
import { PAYLOADS, watchPage } from "../support/payloads.ts";
import { startSmtp, type TestSmtp } from "../support/smtp.ts";
import { CRON_SECRET, startTestStack } from "../support/test-stack.ts";

/** Against the mail's own grammar: line breaks, encoded words, boundaries, comments. */
const MAIL_PAYLOADS = [
  `Acme\r\nBcc: all@evil.example\r\n\r\n<script>pwned()</script>`,
  `=?utf-8?Q?=0D=0ABcc:_all@evil.example?=`,
  `=?utf-8?B?PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+?=`,
  `A\u0085Bcc: all@evil.example\u2028Cc: all@evil.example`,
  `--boundary\r\nContent-Type: text/html\r\n\r\n<script>pwned()</script>`,
  `"Boss" <boss@evil.example>, all@evil.example (`,
  `&lt;script&gt;pwned()&lt;/script&gt; &#x3c;img src=x onerror=pwned()&#x3e;`,
];
const ALL = [...PAYLOADS, ...MAIL_PAYLOADS];

const HEADERS = [
  "auto-submitted",
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "subject",
  "to",
];
/** Of mails about a conversation: what keeps them together, and what stops them. */
const CONVERSATION_HEADERS = [
  "in-reply-to",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "references",
  "reply-to",
];
/** Of the inbox that `createTenant` makes. */
const WEBSITE = "https://example.com";
/** `style` is in the head of our mails and holds no text of others; `span` is around the address of a button. */
const TAGS = [
  ...["a", "blockquote", "body", "br", "div", "head", "html", "meta", "p", "span", "style"],
  "title",
];

/** As people see it: one space is as good as another. */
const flat = (text: string) => text.replace(/\s+/g, " ").trim();

/** For the test's name: nothing in it turns the terminal around. */
const readable = (text: string) =>
  JSON.stringify(text).replace(
    /[^ -~]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** So many workspaces send at a time: most of it is waiting. */
const SENDERS = 5;

let smtp: TestSmtp;
let stack: Stack;
let sent: Map<string, ReturnType<typeof sendAll>>;

const sendAll = (payload: string) => {
  const { appUrl, databaseUrl } = stack;
  return sendEveryMail({ appUrl, databaseUrl, payload, mailTo: readMail });
};

/** Begins with the next payload when one of those before is through. */
function sendInLanes(payloads: string[]): typeof sent {
  const lanes: Promise<unknown>[] = Array.from({ length: SENDERS }, () => Promise.resolve());
  const started = payloads.map((payload, i) => {
    const mails = (lanes[i % SENDERS] ?? Promise.resolve()).then(() => sendAll(payload));
    // The test of that payload says what went wrong.
    lanes[i % SENDERS] = mails.catch(() => {});
    return [payload, mails] as const;
  });
  return new Map(started);
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  smtp = await startSmtp();
  const env = {
    CRON_SECRET,
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    MAIL_FROM: "Acme <chat@acme.example>",
  };
  stack = await startTestStack({ env });
  sent = sendInLanes(ALL);
});
test.afterAll(async () => {
  await stack?.stop();
  await smtp?.close();
});

/** Waits for a mail and looks at it as a whole: its headers are ours, all of them, once each. */
async function readMail(to: string, subjectStart: string): Promise<SentMail & { email: Email }> {
  const raw = await smtp.mailTo(to, (mail) => subjectOf(mail.raw).startsWith(subjectStart));
  const email = await parseMail(raw.raw);
  expect(raw.to).toEqual([to]);
  const keys = email.headers.map(({ key }) => key).sort();
  expect(keys.filter((key) => !CONVERSATION_HEADERS.includes(key))).toEqual(HEADERS);
  expect(new Set(keys).size).toBe(keys.length);
  expect(email.from?.address).toBe("chat@acme.example");
  expect(email.to?.map(({ address }) => address)).toEqual([to]);
  expect([email.cc, email.bcc]).toEqual([undefined, undefined]);
  // Of an e-mail inbox, with a token of ours.
  for (const { address } of email.replyTo ?? []) expect(address).toMatch(/\+[a-z2-7]{42}@/);
  expect(email.attachments).toEqual([]);
  const { subject = "", text = "", html = "" } = email;
  return { to, subject, text, html, email };
}

for (const payload of ALL) {
  test(`every mail shows ${readable(payload)} as text`, async ({ context }) => {
    const mails = await sent.get(payload);
    if (!mails) throw new Error("There are no mails with this payload.");
    for (const { kind, mail } of mails) {
      await test.step(kind, async () => {
        const shown = await showMail(context, mail.html);
        expect(shown.ran).toEqual([]);
        expect(shown.requests).toEqual([]);
        expect(shown.tags).toEqual(TAGS.filter((tag) => shown.tags.includes(tag)));
        expect(shown.attributes).toEqual([]);
        // To us, or to the website that the inbox is on, which an admin has entered.
        for (const address of shown.addresses) {
          const isOurs = address.startsWith(`${stack.appUrl}/`) || address.startsWith(WEBSITE);
          // What an agent writes is theirs: addresses in it are links, as in the chat.
          const isWritten = kind === "mail-reply" && /^(https?:|mailto:)/.test(address);
          expect(isOurs || isWritten, address).toBe(true);
        }
        expect(flat(shown.visibleText)).toContain(flat(payload));
        expect(flat(mail.text)).toContain(flat(payload));
        // What the reader sees in the list is what we meant to write.
        if (/^(Join|Your conversation)/.test(mail.subject)) {
          expect(mail.subject).toContain(flat(payload));
        }
        expect(mail.subject).not.toMatch(/[\r\n]/);
      });
    }
  });
}

test("the page of captured mail shows such mails as safely", async ({
  page,
  appUrl,
  consoleErrors,
}) => {
  consoleErrors.expect(/Blocked script execution in .about:srcdoc/);
  const found = await watchPage(page);
  const mailDir = process.env.MAIL_UNDER_TEST ?? "";
  const databaseUrl = process.env.DATABASE_UNDER_TEST ?? "";
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(appUrl)) foreign.push(request.url());
  });
  for (const payload of [PAYLOADS[0], PAYLOADS[2], MAIL_PAYLOADS[0]].map(String)) {
    const mailTo = (to: string, subjectStart: string) =>
      untilMail(mailDir, to, new RegExp(`^${subjectStart}`));
    for (const { mail } of await sendEveryMail({ appUrl, databaseUrl, payload, mailTo })) {
      await page.goto(`${appUrl}/dev/mail?id=${(mail as SentMail & { id: string }).id}`);
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(flat(mail.subject));
      const frame = page.frameLocator("iframe");
      await expect(frame.locator("body")).toContainText(flat(payload));
      expect(await frame.locator("body *").evaluateAll((all) => all.map((e) => e.tagName))).toEqual(
        expect.not.arrayContaining(["SCRIPT", "IMG", "IFRAME", "SVG", "STYLE"]),
      );
      const links = page.getByRole("list", { name: "Links" }).getByRole("link");
      for (const link of await links.all()) {
        expect(await link.getAttribute("href")).toMatch(/^https?:\/\//);
      }
    }
  }
  expect(found()).toEqual([]);
  expect(foreign).toEqual([]);
});
