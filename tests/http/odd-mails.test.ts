// Mails as they really arrive: of every form, large, many at once, and over connections that fail. The built service,
// a real Postfix and a real Dovecot; see mail-loop.test.ts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hasMailServers } from "../../scripts/require-mail-servers.ts";
import { root } from "../../scripts/stack.ts";
import { MAIL_PROGRAMS } from "../support/mail-programs.ts";
import { MAIL_WAIT, type MailWorld, SUPPORT, startMailWorld } from "../support/mail-world.ts";

const canRun = hasMailServers() || process.env.CI === "true";
const MEGABYTE = 1024 * 1024;

let world: MailWorld;
beforeAll(async () => {
  if (canRun) world = await startMailWorld();
}, 120_000);
afterAll(() => world?.stop(), 60_000);

let count = 0;
const newAddress = () => {
  count += 1;
  return `writer${count}@mail.test`;
};

/** The one conversation that a mail from somebody became. */
const conversationOf = (address: string) =>
  vi.waitFor(async () => {
    const found = await world.conversationsOf(address);
    expect(found).toHaveLength(1);
    return found[0]?.id ?? "";
  }, MAIL_WAIT);

/** A mail of lib/email/parse/fixtures as if somebody had written it to our address just now. */
function fixture(name: string, from: string): Buffer {
  const raw = readFileSync(join(root, "lib/email/parse/fixtures", `${name}.eml`), "latin1");
  const mail = raw
    .replace(/^From: .*$/m, `From: ${from}`)
    .replace(/^To: .*$/m, `To: ${SUPPORT}`)
    .replace(/^Message-ID: .*$/im, `Message-ID: <${crypto.randomUUID()}@mail.test>`)
    .replace(/^In-Reply-To: .*$/im, "X-Nothing: x");
  return Buffer.from(mail.replace(/\r?\n/g, "\r\n"), "latin1");
}

const typed = (from: string, type: string, body: Buffer | string) =>
  Buffer.concat([
    Buffer.from(
      `From: ${from}\r\nTo: ${SUPPORT}\r\nSubject: Size\r\nMessage-ID: <${crypto.randomUUID()}@mail.test>\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`,
    ),
    Buffer.from(body),
  ]);

const plain = (from: string, text: string) => typed(from, "text/plain; charset=utf-8", text);

function withFile(from: string, bytes: number): Buffer {
  const content = Buffer.alloc(bytes, "linkdesk").toString("base64").replace(/.{76}/g, "$&\r\n");
  const file = `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="plan.bin"\r\nContent-Transfer-Encoding: base64`;
  const body = `--m\r\n\r\nHere it is.\r\n--m\r\n${file}\r\n\r\n${content}\r\n--m--\r\n`;
  return typed(from, "multipart/mixed; boundary=m", body);
}

const send = (from: string, raw: Buffer) => world.servers.send(from, SUPPORT, raw);

describe.skipIf(!canRun)("mails of every form", { timeout: 60_000 }, () => {
  type Form = [
    kind: string,
    write: (from: string) => Buffer,
    text: string | RegExp,
    files: string[],
  ];
  const forms: Form[] = [
    [
      "a calendar invitation",
      (from) => fixture("calendar-invitation", from),
      /^Call about the order/,
      ["invite.ics"],
    ],
    [
      "HTML only",
      (from) => fixture("yahoo-html-only", from),
      /Two pieces of each, please:[\s\S]*tea/,
      [],
    ],
    [
      "a wrong charset",
      (from) => typed(from, "text/plain; charset=us-ascii", "Größe"),
      "Größe",
      [],
    ],
    [
      "nested parts",
      (from) => fixture("nested-parts", from),
      /^See the picture/,
      ["holiday.png", "Verträge & mehr.pdf"],
    ],
    ["a winmail.dat", (from) => fixture("winmail", from), "The contract is attached.", []],
    [
      "nothing but a subject",
      (from) => fixture("empty-body", from),
      "Please call me back: +49 30 1234567",
      [],
    ],
    [
      "a forwarded mail in it",
      (from) => fixture("forwarded-inline", from),
      /Please pay 10 Euro\./,
      [],
    ],
    [
      "a forwarded mail attached",
      (from) => fixture("forwarded-as-attachment", from),
      /^What is this\?/,
      [".eml"],
    ],
  ];
  it.each(forms)(
    "a mail with %s becomes a conversation with its words and files",
    async (...form) => {
      const [, write, text, files] = form;
      const from = newAddress();
      await send(from, write(from));
      const [message] = await world.messagesOf(await conversationOf(from));
      expect(message?.text).toMatch(
        text instanceof RegExp ? text : new RegExp(`^${escaped(text)}$`),
      );
      const names = message?.attachments.map(({ name }) => name) ?? [];
      for (const name of files)
        expect(
          names.some((one) => one.endsWith(name)),
          name,
        ).toBe(true);
    },
  );
});

const escaped = (text: string) => text.replace(/[.+?]/g, "\\$&");

describe.skipIf(!canRun)("large mails and many", { timeout: 90_000 }, () => {
  it("a mail of 20 MB arrives with its file", async () => {
    const from = newAddress();
    const bytes = 14.5 * MEGABYTE;
    await send(from, withFile(from, bytes));
    const [message] = await world.messagesOf(await conversationOf(from));
    expect(message).toMatchObject({
      text: "Here it is.",
      attachments: [{ name: "plan.bin", bytes }],
    });
    const file = await fetch(new URL(message?.attachments[0]?.url ?? "", world.stack.appUrl));
    expect((await file.arrayBuffer()).byteLength).toBe(bytes);
  });

  it("a mail with a file of 20 MB, which is more than 25 MB as a mail, is held, and the team sees whose it is", async () => {
    const from = newAddress();
    await send(from, withFile(from, 20 * MEGABYTE));
    await vi.waitFor(
      async () =>
        expect(await world.heldMails()).toContainEqual(
          expect.objectContaining({ reason: "too_large", from: { name: "", address: from } }),
        ),
      MAIL_WAIT,
    );
  });

  it("30 replies at once become 30 messages of one conversation", async () => {
    const from = newAddress();
    world.servers.createMailbox(from, "any");
    await send(from, plain(from, "First"));
    const id = await conversationOf(from);
    const body = { clientId: crypto.randomUUID(), text: "Yes?" };
    const said = await world.tenant.call("POST", `/api/v1/conversations/${id}/messages`, body);
    expect(said).toMatchObject({ status: 201 });
    const mail = await world.mailTo(from);
    const texts = Array.from({ length: 30 }, (_, at) => `Number ${at + 1}.`);
    await Promise.all(
      texts.map((text) => {
        const raw = MAIL_PROGRAMS.Gmail(mail, { from, text });
        return world.servers.send(from, mail.replyTo, raw);
      }),
    );
    const messages = await world.untilMessages(id, 32);
    expect(messages.slice(2).sort()).toEqual(texts.map((text) => `contact: ${text}`).sort());
    const seqs = (await world.messagesOf(id)).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
  });
});

describe.skipIf(!canRun)("a connection that fails", { timeout: 60_000 }, () => {
  it("a connection that is cut in the middle of a mail loses none and doubles none", async () => {
    const from = newAddress();
    world.proxy.cutAfter(1.3 * MEGABYTE);
    world.proxy.cut();
    const sizes = Array.from({ length: 6 }, (_, at) => at + 1);
    for (const at of sizes) {
      await send(
        from,
        Buffer.concat([
          plain(from, `Part ${at}\r\n`),
          Buffer.alloc(MEGABYTE / 2, `${"x".repeat(70)}\r\n`),
        ]),
      );
    }
    await vi.waitFor(() => expect(world.proxy.cutsByLimit()).toBe(1), MAIL_WAIT);
    world.proxy.cutAfter(Number.POSITIVE_INFINITY);
    await vi.waitFor(
      async () => expect(await world.conversationsOf(from)).toHaveLength(6),
      MAIL_WAIT,
    );
    await send(from, plain(from, "Last"));
    await vi.waitFor(
      async () => expect(await world.conversationsOf(from)).toHaveLength(7),
      MAIL_WAIT,
    );
  });

  it("a password that was revoked is said to the admin, and with the new one the mails since then arrive", async () => {
    const from = newAddress();
    await world.servers.changePassword(SUPPORT, "a new password");
    world.proxy.cut();
    await vi.waitFor(
      async () =>
        expect(await world.account(world.inboxId)).toMatchObject({
          lastError: expect.stringMatching(/refuses the user name or the password/),
        }),
      MAIL_WAIT,
    );
    await send(from, plain(from, "Meanwhile"));
    await world.connect(world.inboxId, SUPPORT, "a new password");
    await conversationOf(from);
    expect(await world.account(world.inboxId)).toMatchObject({ lastError: null });
  });
});
