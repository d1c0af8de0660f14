import { describe, expect, test } from "vitest";
import { fixture, mailOf } from "../../../tests/support/mail-sources.ts";
import { parseMail } from "./parse-mail.ts";
import type { ParsedMail } from "./parsed-mail.ts";

const parseFixture = (name: string) => parseMail(fixture(name));

const shape = ({ files }: ParsedMail) =>
  files.map(({ name, contentType, contentId, isInline }) => ({
    name,
    contentType,
    contentId,
    isInline,
  }));

describe("files", () => {
  test("of nested parts, pictures in the text differ from attachments, and names have no folders", async () => {
    const parsed = await parseFixture("nested-parts");
    expect(parsed.text).toBe("See the picture and the contract.");
    expect(shape(parsed)).toEqual([
      {
        name: "file-1.png",
        contentType: "image/png",
        contentId: "picture@example.com",
        isInline: true,
      },
      {
        name: "Verträge & mehr.pdf",
        contentType: "application/pdf",
        contentId: null,
        isInline: false,
      },
      { name: "holiday.png", contentType: "image/png", contentId: null, isInline: false },
    ]);
    expect(Buffer.isBuffer(parsed.files[1]?.content)).toBe(true);
    expect(parsed.files[1]?.content.toString()).toBe("%PDF-1.4 a contract");
  });

  test("an invitation keeps its text, and the calendar is a file", async () => {
    const parsed = await parseFixture("calendar-invitation");
    expect(parsed.visibleText).toBe("Call about the order\nWednesday 6 Jan 2027, 10:00 - 10:30");
    expect(shape(parsed).map(({ name, contentType }) => [name, contentType])).toEqual([
      ["file-1.ics", "text/calendar"],
      ["invite.ics", "application/ics"],
    ]);
  });

  test("what only Outlook can open is kept as it is", async () => {
    const parsed = await parseFixture("winmail");
    expect(parsed.text).toBe("The contract is attached.");
    expect(shape(parsed)[0]).toMatchObject({
      name: "winmail.dat",
      contentType: "application/ms-tnef",
    });
  });

  test("a mail that is attached to a mail is a file, and its text is not ours", async () => {
    const parsed = await parseFixture("forwarded-as-attachment");
    expect(parsed.text).toBe("What is this?");
    expect(parsed.from?.address).toBe("grace@example.com");
    expect(shape(parsed)).toMatchObject([
      { name: "Invoice 4711.eml", contentType: "message/rfc822" },
    ]);
    expect(parsed.files[0]?.content.toString()).toContain("Please pay.");
  });

  test("of more than fifty files, fifty are kept, and the mail says so", async () => {
    const part = (at: number) => `--m\r\nContent-Type: text/csv; name=${at}.csv\r\n\r\n${at}\r\n`;
    const parts = Array.from({ length: 60 }, (_, at) => part(at)).join("");
    const head = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n";
    const parsed = await parseMail(Buffer.from(`${head}${parts}--m--`));
    expect(parsed.files.length).toBe(50);
    expect(parsed.isTruncated).toBe(true);
  });

  test("a name that hides its ending is shown with it", async () => {
    const parsed = await parseMail(
      mailOf(
        "From: a@b.example",
        'Content-Disposition: attachment; filename="gp\u202egpj.exe"',
        "Content-Type: application/x-msdownload",
        "",
        "MZ",
      ),
    );
    expect(parsed.files[0]?.name).toBe("gpgpj.exe");
  });

  test("an attachment of 20 MB is read whole", async () => {
    const content = Buffer.alloc(18 * 1024 * 1024, "0123456789abcdef");
    const lines = content.toString("base64").replace(/.{76}/g, "$&\r\n");
    const head =
      "From: a@b.example\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    const parsed = await parseMail(Buffer.from(`${head}${lines}`));
    expect(parsed.files[0]?.content.equals(content)).toBe(true);
    expect(parsed.isTruncated).toBe(false);
  });
});
