import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { partOf, startSmtp, type TestSmtp } from "../../tests/support/smtp.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { writeMail } from "../mail/write-mail.ts";
import { db } from "./db.ts";
import { drainJobs, enqueue, type JobHandlers, registerHandlers } from "./jobs.ts";
import { sendMail } from "./mail.ts";

useDatabase();

const MAX_MS = 10_000;
let smtp: TestSmtp;

beforeAll(async () => {
  smtp = await startSmtp();
  process.env.SMTP_URL = `smtp://127.0.0.1:${smtp.port}`;
  process.env.MAIL_FROM = "Acme Chat <chat@acme.example>";
  process.env.APP_URL = "https://chat.acme.example";
});
afterAll(() => smtp.close());
beforeEach(() => {
  smtp.received.length = 0;
  smtp.answers.length = 0;
});

const written = writeMail({
  subject: "Grüße, und 你好",
  paragraphs: ["Ein Satz mit Umlauten: äöü.", "<b>not bold</b>"],
  action: { label: "Open it", url: "https://chat.acme.example/x#token" },
});

describe("sendMail", () => {
  it("sendMail sends text and HTML under our name, marked as automatic", async () => {
    await sendMail({ to: "maya@example.com", ...written }, "job-1");
    const [mail] = smtp.received;
    expect(mail).toMatchObject({ from: "chat@acme.example", to: ["maya@example.com"] });
    const raw = mail?.raw ?? "";
    expect(raw).toMatch(/^From: "?Acme Chat"? <chat@acme\.example>/m);
    expect(raw).toMatch(/^Message-ID: <job-1@chat\.acme\.example>/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(partOf(raw, "text/plain")).toContain("Ein Satz mit Umlauten: äöü.");
    expect(partOf(raw, "text/html")).toContain("&lt;b&gt;not bold&lt;/b&gt;");
    expect(partOf(raw, "text/html")).toContain('href="https://chat.acme.example/x#token"');
  });

  it.each([
    ["the address", { to: "a@example.com\r\nBcc: all@example.com" }],
    ["the subject", { subject: "Hi\nBcc: all@example.com" }],
  ])("sendMail refuses a line break in %s", async (_, wrong) => {
    await expect(sendMail({ to: "a@example.com", ...written, ...wrong }, "job")).rejects.toThrow(
      /line breaks/,
    );
    expect(smtp.received).toEqual([]);
  });

  it("sendMail lets nobody hide words in a subject behind an encoding", async () => {
    const subject = `Join =?utf-8?B?PHNjcmlwdD4=?= & ${"Grüße 👋 ".repeat(10)}`.trim();
    for (const one of ["Join =?utf-8?Q?=0D=0ABcc:_all@example.com?=", subject]) {
      smtp.received.length = 0;
      await sendMail({ to: "a@example.com", ...written, subject: one }, "job");
      const read = await PostalMime.parse(smtp.received[0]?.raw ?? "");
      expect(read.subject).toBe(one);
    }
  });

  it("sendMail writes to one person, whatever is in the address", async () => {
    await sendMail({ to: "a@example.com,b@example.com", ...written }, "job").catch(() => {});
    expect(smtp.received.flatMap((mail) => mail.to)).not.toContain("b@example.com");
  });

  it("sendMail gives up on an address that the server refuses for good", async () => {
    smtp.answers.push({ code: 550, text: "No such user" });
    await expect(sendMail({ to: "gone@example.com", ...written }, "job")).resolves.toEqual({
      messageId: "job@chat.acme.example",
      refused: "550 No such user",
    });
    expect(smtp.received).toEqual([]);
  });
});

describe("a mail in a job", () => {
  it("a mail in a job is tried again when the server says 451, and arrives once", async () => {
    const send: JobHandlers["mail-verification"] = async (_, { id }) => {
      await sendMail({ to: "later@example.com", ...written }, id);
    };
    registerHandlers({ "mail-verification": send } as JobHandlers);
    smtp.answers.push({ code: 451, text: "Try again later" });
    await db().$transaction((tx) => enqueue(tx, "mail-verification", { userId: randomUUID() }));
    expect(await drainJobs(MAX_MS)).toEqual({ done: 0, failed: 1 });
    expect(smtp.received).toEqual([]);
    await db().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`;
    expect(await drainJobs(MAX_MS)).toEqual({ done: 1, failed: 0 });
    expect(smtp.received.map((mail) => mail.to)).toEqual([["later@example.com"]]);
  });
});

describe("a reply", () => {
  const reply = {
    to: [{ name: "Maya, of Acme", address: "maya@example.com" }],
    cc: [{ name: "", address: "ben@example.com" }],
    from: { name: "Grüße GmbH", address: "help@acme.example" },
    replyTo: "help+token@acme.example",
    subject: "Re: Lamp",
    text: "Hello",
    html: "<p>Hello</p>",
    inReplyTo: "question@example.com",
    references: ["first@example.com", "question@example.com"],
    headers: { "Auto-Submitted": "no" },
    attachments: [
      { filename: "Lampe ü.txt", contentType: "text/plain", content: Buffer.from("bright") },
    ],
  };

  it("a reply says what it answers, who it is from, and carries its files", async () => {
    await sendMail(reply, "reply-1");
    const [mail] = smtp.received;
    expect(mail).toMatchObject({
      from: "help@acme.example",
      to: ["maya@example.com", "ben@example.com"],
    });
    const read = await PostalMime.parse(mail?.raw ?? "");
    expect(read).toMatchObject({
      from: reply.from,
      to: reply.to,
      cc: reply.cc,
      replyTo: [{ name: "", address: reply.replyTo }],
      messageId: "<reply-1@chat.acme.example>",
      inReplyTo: "<question@example.com>",
      references: "<first@example.com> <question@example.com>",
    });
    expect(read.headers.filter(({ key }) => key === "auto-submitted")).toMatchObject([
      { value: "no" },
    ]);
    const [file] = read.attachments;
    expect(file?.filename).toBe("Lampe ü.txt");
    expect(Buffer.from(file?.content as ArrayBuffer).toString()).toBe("bright");
  });

  it("a reply does not leave through an account whose server is in a private network", async () => {
    const own = await startSmtp();
    const server = { host: "127.0.0.1", port: own.port, security: "none" as const };
    const transport = { ...server, user: "", password: "" };
    await expect(sendMail(reply, "reply-2", { transport })).rejects.toThrow(/public internet/);
    expect([...own.received, ...smtp.received]).toEqual([]);
    await own.close();
  });

  it("a reply says so if one of its recipients was refused and the others were not", async () => {
    smtp.answers.push({ code: 550, text: "No such user" });
    expect(await sendMail(reply, "reply-4")).toMatchObject({ refused: "550 No such user" });
    expect(smtp.received.map(({ to }) => to)).toEqual([["ben@example.com"]]);
  });

  it.each([
    ["a copy", { cc: [{ name: "a\r\nBcc: x", address: "a@example.com" }] }],
    ["a header", { headers: { "X-One": "1\nBcc: x@example.com" } }],
    ["a reference", { references: ["a@b>\r\nBcc: x@example.com"] }],
    ["a file's name", { attachments: [{ ...reply.attachments[0], filename: "a\r\nb" }] }],
  ])("a reply with a line break in %s is refused", async (_, wrong) => {
    await expect(sendMail({ ...reply, ...wrong } as typeof reply, "x")).rejects.toThrow(
      /line breaks/,
    );
  });
});
