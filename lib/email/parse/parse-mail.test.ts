import { describe, expect, test } from "vitest";
import { fixture } from "../../../tests/support/mail-sources.ts";
import { parseMail } from "./parse-mail.ts";

const parseFixture = (name: string) => parseMail(fixture(name));

describe("replies of mail programs are shown without what they quote", () => {
  test.each<[string, string, string]>([
    [
      "Gmail",
      "gmail-reply",
      "Hi Ada,\n\nyes, please send it to the new address – thank you for asking!\n\nGrace",
    ],
    [
      "Outlook on a desktop",
      "outlook-desktop-reply",
      "Guten Tag,\n\ndie Rechnung für März ist immer noch falsch, siehe unten.\n\nMit freundlichen Grüßen\nJürgen Müller\n[cid:image001.png@01DB5F34.7A1B2C30]",
    ],
    [
      "Outlook on the web, HTML only",
      "outlook-web-reply",
      "The parcel has arrived – thank you!\n\n\nGrace",
    ],
    ["Apple Mail", "apple-mail-reply", "It’s the blue one.\n\nGrace"],
    [
      "Thunderbird, below the quote",
      "thunderbird-reply",
      "The blue one, because it goes with everything that I have bought in your shop so far. Größe 42.",
    ],
    ["Yahoo, HTML only", "yahoo-html-only", "Two pieces of each, please:\n * tea\n * coffee"],
  ])("a reply of %s is shown without what it quotes", async (_program, name, visibleText) => {
    const parsed = await parseFixture(name);
    expect(parsed.visibleText).toBe(visibleText);
    expect(parsed.kind).toBe("personal");
    expect(parsed.isTruncated).toBe(false);
    // All of it is there, too.
    expect(parsed.text.length).toBeGreaterThan(visibleText.length);
    // Files that were edited on another system have other line ends.
    const unix = await parseMail(Buffer.from(fixture(name).toString().replaceAll("\r\n", "\n")));
    expect(unix.visibleText).toBe(visibleText);
  });
});

test("the header of a mail is read, with addresses in lower case and ids without brackets", async () => {
  expect(await parseFixture("gmail-reply")).toMatchObject({
    messageId: "CAJx3f+9=q2@mail.gmail.com",
    inReplyTo: ["conv-81-2@desk.example"],
    references: ["conv-81-1@desk.example", "conv-81-2@desk.example"],
    from: { name: "Grace Hopper", address: "grace.hopper@gmail.com" },
    replyTo: null,
    to: [{ name: "Example Support", address: "support+t0k3n@desk.example" }],
    cc: [{ name: "Hopper, Vincent", address: "vincent@example.org" }],
    deliveredTo: ["support+t0k3n@desk.example"],
    subject: "Re: Your order 4711",
    date: new Date("2027-01-05T22:38:51Z"),
    bounce: null,
    files: [],
  });
});

test("pieces of a name or subject that were encoded apart are put together", async () => {
  const parsed = await parseFixture("outlook-desktop-reply");
  expect(parsed.subject).toBe("AW: Rechnung für März");
  expect(parsed.from?.name).toBe("Jürgen Müller");
});

test("groups of addresses are read as their members", async () => {
  const parsed = await parseFixture("nested-parts");
  expect(parsed.to).toEqual([]);
  expect(parsed.cc.map(({ address }) => address)).toEqual(["a@example.com", "b@example.com"]);
  expect(parsed.replyTo).toEqual({ name: "Office", address: "office@example.com" });
});

test("a forwarded mail with nothing above it is shown whole", async () => {
  const parsed = await parseFixture("forwarded-inline");
  expect(parsed.visibleText).toContain("From: Billing <billing@shop.example>");
  expect(parsed.visibleText).toContain("Please pay 10 Euro.");
  // The same where there is only HTML.
  const html = fixture("forwarded-inline")
    .toString()
    .replace(/--a\r\nContent-Type: text\/plain[\s\S]*?(?=--a)/, "");
  expect((await parseMail(Buffer.from(html))).visibleText).toContain("Please pay 10 Euro.");
});

test("a mail without a text has none", async () => {
  expect(await parseFixture("empty-body")).toMatchObject({
    text: "",
    visibleText: "",
    html: null,
    files: [],
  });
});

test("a mail without a Message-ID, and with a date that is none, is read", async () => {
  expect(await parseFixture("no-message-id")).toMatchObject({
    messageId: null,
    date: null,
    text: "A scan.",
  });
});

describe("what is no mail is refused", () => {
  test.each<[string, Buffer, string]>([
    ["nothing", Buffer.alloc(0), "invalid_request"],
    [
      "a picture",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]),
      "invalid_request",
    ],
    ["a text", Buffer.from("Hello,\n\nFrom: a@b.c\n"), "invalid_request"],
    ["more than 25 MB", Buffer.alloc(25 * 1024 * 1024 + 1, "From: a@b.c\n"), "payload_too_large"],
  ])("%s is refused, because it is no mail that we take", async (_name, raw, code) => {
    await expect(parseMail(raw)).rejects.toMatchObject({ code });
  });
});
