import { describe, expect, test } from "vitest";
import { fixture, mailOf } from "../../../tests/support/mail-sources.ts";
import { parseMail } from "./parse-mail.ts";
import type { ParsedMail } from "./parsed-mail.ts";

const parseFixture = (name: string) => parseMail(fixture(name));

describe("kinds", () => {
  const from = (address: string, ...headers: string[]) =>
    mailOf(`From: ${address}`, ...headers, "", "Text");
  test.each<[string, Buffer, ParsedMail["kind"]]>([
    ["a mail of a person", from("ada@example.com"), "personal"],
    [
      "a mail of a person, with Auto-Submitted: no,",
      from("ada@example.com", "Auto-Submitted: no (written by hand)"),
      "personal",
    ],
    [
      "a mail of a person about being out of office",
      from("ada@example.com", "Subject: Out of office"),
      "personal",
    ],
    ["a mail of a person called Postmaster", from("postmaster@example.com"), "personal"],
    ["an out-of-office notice of Exchange", fixture("out-of-office"), "auto"],
    [
      "a notice by RFC 3834",
      from("ada@example.com", "Auto-Submitted: auto-replied (vacation)"),
      "auto",
    ],
    ["a notice of an older program", from("ada@example.com", "Precedence: auto_reply"), "auto"],
    ["a notice by X-Autoreply", from("ada@example.com", "X-Autoreply: yes"), "auto"],
    ["a mail to many", from("ada@example.com", "Precedence: bulk"), "auto"],
    [
      "a mail that wants no answers",
      from("ada@example.com", "X-Auto-Response-Suppress: OOF, AutoReply"),
      "auto",
    ],
    [
      "a mailing list",
      from("ada@example.com", "List-Id: <all.example.com>", "Precedence: list"),
      "list",
    ],
    [
      "a mailing list without an id",
      from("ada@example.com", "List-Unsubscribe: <mailto:x@y.example>", "Precedence: list"),
      "list",
    ],
    ["a bounce of Postfix", fixture("bounce-postfix"), "bounce"],
    ["a bounce of Exchange", fixture("bounce-exchange"), "bounce"],
    ["a bounce of Gmail", fixture("bounce-gmail"), "bounce"],
    ["a bounce of qmail", fixture("bounce-qmail"), "bounce"],
    ["a bounce of a postmaster", from("postmaster@example.com", "Return-Path: <>"), "bounce"],
  ])("%s is recognised as what it is", async (_name, raw, kind) => {
    expect((await parseMail(raw)).kind).toBe(kind);
  });

  test("a report that a mail was delivered is no bounce", async () => {
    const raw = fixture("bounce-postfix")
      .toString()
      .replace(/Action: (failed|delayed)/g, "Action: delivered");
    expect(await parseMail(Buffer.from(raw))).toMatchObject({ kind: "auto", bounce: null });
  });
});

describe("bounces tell which mail was not delivered to whom", () => {
  const hard = (address: string, status: string) => ({ address, status, isHard: true });
  const soft = (address: string, status: string) => ({ address, status, isHard: false });
  test.each([
    [
      "Postfix",
      "bounce-postfix",
      [
        hard("nobody@example.com", "5.1.1"),
        soft("full@example.com", "5.2.2"),
        soft("slow@example.com", "4.4.1"),
      ],
    ],
    ["Exchange", "bounce-exchange", [hard("nobody@contoso.example", "5.1.10")]],
    ["Gmail", "bounce-gmail", [hard("nobody@gmail.example", "5.1.1")]],
    ["qmail", "bounce-qmail", [hard("nobody@old.example", "5.1.1")]],
  ])(
    "a bounce of %s tells which mail was not delivered to whom",
    async (_program, name, recipients) => {
      const { bounce } = await parseFixture(name);
      expect(bounce).toEqual({ recipients, messageId: "conv-88-3@desk.example" });
    },
  );

  test("a bounce of Exim tells it in a header", async () => {
    const raw = mailOf(
      "From: Mail Delivery System <Mailer-Daemon@exim.example>",
      "X-Failed-Recipients: nobody@exim.example",
      "References: <first@desk.example> <conv-1@desk.example>",
      "",
      "This message was created automatically by mail delivery software.",
    );
    expect((await parseMail(raw)).bounce).toEqual({
      recipients: [hard("nobody@exim.example", "")],
      messageId: "conv-1@desk.example",
    });
  });
});
