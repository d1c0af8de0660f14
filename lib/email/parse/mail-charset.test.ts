import { describe, expect, test } from "vitest";
import { latin1MailOf, mailOf } from "../../../tests/support/mail-sources.ts";
import { parseMail } from "./parse-mail.ts";

describe("text is readable whatever its label says", () => {
  const body = (type: string, text: Buffer) =>
    Buffer.concat([
      latin1MailOf("From: a@b.example", `Content-Type: text/plain${type}`, "", ""),
      text,
    ]);
  /** 0x96 is a dash in Windows-1252, and nothing in Latin-1. */
  const western = latin1MailOf("Größe \x96 süß");
  test.each<[string, Buffer]>([
    ["Windows-1252 as us-ascii", body("; charset=us-ascii", western)],
    ["Windows-1252 without a label", body("", western)],
    ["Windows-1252 as UTF-8", body("; charset=utf-8", western)],
    ["UTF-8 as Latin-1", body("; charset=iso-8859-1", Buffer.from("Größe – süß"))],
    ["UTF-8 as us-ascii", body("; charset=us-ascii", Buffer.from("Größe – süß"))],
    ["UTF-8 without a label", body("", Buffer.from("Größe – süß"))],
    [
      "UTF-8 under a name that nobody knows",
      body("; charset=x-mac-klingon", Buffer.from("Größe – süß")),
    ],
    ["Windows-1252 under a name that nobody knows", body("; charset=x-mac-klingon", western)],
  ])("%s is read as it was written", async (_name, raw) => {
    expect((await parseMail(raw)).text).toBe("Größe – süß");
  });

  test.each<[string, string, Uint8Array]>([
    ["koi8-r", "Привет", Uint8Array.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4])],
    ["windows-1251", "Привет", Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])],
    ["shift_jis", "日本", Uint8Array.from([0x93, 0xfa, 0x96, 0x7b])],
    ["gb2312", "中文", Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4])],
    ["iso-8859-2", "Łódź", Uint8Array.from([0xa3, 0xf3, 0x64, 0xbc])],
    [
      "iso-2022-jp",
      "日本",
      Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]),
    ],
  ])("text in %s is read by its label", async (charset, text, bytes) => {
    expect((await parseMail(body(`; charset="${charset}"`, Buffer.from(bytes)))).text).toBe(text);
  });

  test("Windows-1252 in a header without any label", async () => {
    const parsed = await parseMail(
      latin1MailOf("From: Jürgen <j@b.example>", "Subject: Größe", "", "x"),
    );
    expect(parsed).toMatchObject({ subject: "Größe", from: { name: "Jürgen" } });
  });

  test("characters that cannot be stored are left out", async () => {
    const parsed = await parseMail(
      mailOf(
        "From: a@b.example",
        "Subject: a\0b",
        "Content-Type: text/html",
        "",
        "a\0b &#xD800; c",
      ),
    );
    for (const text of [parsed.subject, parsed.text, parsed.visibleText, parsed.html ?? ""]) {
      expect(text.isWellFormed() && !text.includes("\0")).toBe(true);
    }
  });
});
