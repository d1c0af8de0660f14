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
/** Of the inbox that `createTenant` makes. */
const WEBSITE = "https://example.com";
const TAGS = ["a", "body", "div", "head", "html", "meta", "p", "title"];

/** As people see it: one space is as good as another. */
const flat = (text: string) => text.replace(/\s+/g, " ").trim();

/** For the test's name: nothing in it turns the terminal around. */
const readable = (text: string) =>
  JSON.stringify(text).replace(
    /[^ -~]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

let smtp: TestSmtp;
let stack: Stack;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  smtp = await startSmtp();
  const env = {
    CRON_SECRET,
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    MAIL_FROM: "Acme <chat@acme.example>",
  };
  stack = await startTestStack({ env });
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
  expect(email.headers.map(({ key }) => key).sort()).toEqual(HEADERS);
  expect(email.from).toMatchObject({ address: "chat@acme.example", name: "Acme" });
  expect(email.to?.map(({ address }) => address)).toEqual([to]);
  expect([email.cc, email.bcc, email.replyTo]).toEqual([undefined, undefined, undefined]);
  expect(email.attachments).toEqual([]);
  const { subject = "", text = "", html = "" } = email;
  return { to, subject, text, html, email };
}

for (const payload of ALL) {
  test(`every mail, written with ${readable(payload)}`, async ({ context }) => {
    const mails = await sendEveryMail({
      appUrl: stack.appUrl,
      databaseUrl: stack.databaseUrl,
      payload,
      mailTo: readMail,
    });
    for (const { kind, mail } of mails) {
      await test.step(kind, async () => {
        const shown = await showMail(context, mail.html);
        expect(shown.ran).toEqual([]);
        expect(shown.requests).toEqual([]);
        expect(shown.tags).toEqual(TAGS.filter((tag) => shown.tags.includes(tag)));
        expect(shown.attributes).toEqual([]);
        // To us, or to the website that the inbox is on, which an admin has entered.
        for (const address of shown.addresses) {
          const isOurs = address.startsWith(`${stack.appUrl}/`) || address === WEBSITE;
          expect(isOurs, address).toBe(true);
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

test("the page of captured mail shows them as safely", async ({ page, appUrl, consoleErrors }) => {
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
