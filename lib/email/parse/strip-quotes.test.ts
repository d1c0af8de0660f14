import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cpuTimeOf } from "../../../tests/support/cpu-time.ts";
import { en } from "../../mail/words/en.ts";
import { stripQuotes } from "./strip-quotes.ts";

const REPLY_MARKER = en.replyMarker;
const strip = (...lines: string[]) => stripQuotes(lines.join("\n")).text;
const INTRO = "On Tue, Jan 5, 2016 at 11:39 PM Ada <ada@example.com> wrote:";

describe("what the author wrote stays", () => {
  test.each<[string, string[]]>([
    [
      "a sentence that mentions who wrote what",
      ["Yesterday your colleague wrote:", "you get a refund.", "When?"],
    ],
    ["a sentence with a year that ends in a colon", ["As I wrote in 2019:", "it does not work."]],
    [
      "a sentence with an address that ends in a colon",
      ["Please answer to ada@example.com as well:", "she knows."],
    ],
    [
      "a date and an address in a sentence",
      ["I wrote to ada@example.com on 5 Jan 2016 at 23:39.", "No answer."],
    ],
    [
      "a list of addresses",
      [
        "Invite these:",
        "Ada <ada@example.com>",
        "Bob <bob@example.com>",
        "Carol <carol@example.com>",
      ],
    ],
    [
      "a list of addresses with dates",
      ["Joined:", "2016-01-05: ada@example.com", "2016-01-06: bob@example.com"],
    ],
    [
      "a journey",
      ["I would like to travel:", "From: Berlin", "To: Paris", "Date: 5 May 2026", "Thanks"],
    ],
    ["a form", ["Name: Bob", "Date: 5 May 2026", "Subject: the order", "To: the support"]],
    [
      "lines after one that ends in a colon",
      ["These are the steps:", "1. open the page", "2. press the button"],
    ],
    ["a table", ["| name | price |", "|---|---|", "| tea | 3 |", "That is wrong."]],
    ["sections between rules", ["Part one", "-----", "words", "=====", "Part two", "more words"]],
    [
      "code in fences",
      [
        "Look:",
        "```",
        "--",
        "> not a quote",
        "On 5 Jan 2016 at 10:00, a@b.c wrote:",
        "```",
        "Why?",
      ],
    ],
    ["a question about a phone", ["Sent from which address was it?", "I do not know."]],
    [
      "a log",
      ["2016-01-05 23:39 GMT+01:00 error", "2016-01-05 23:40 GMT+01:00 again", "What now?"],
    ],
    ["a greeting with two dashes in the line", ["Hello -- it works.", "Bye"]],
  ])("%s stays in what the author wrote", (_name, lines) => {
    expect(strip(...lines)).toBe(lines.join("\n"));
  });

  test("many lines below two dashes are no signature", () => {
    const lines = ["First.", "--", ...Array.from({ length: 40 }, (_, at) => `Line ${at}`)];
    expect(strip(...lines)).toBe(lines.join("\n"));
  });

  test("a forwarded mail with nothing above it stays", () => {
    const lines = [
      "---------- Forwarded message ---------",
      "From: Ada <ada@example.com>",
      "Date: 5 Jan 2016",
      "Subject: Order",
      "To: bob@example.com",
      "",
      "The order is late.",
    ];
    expect(strip(...lines)).toBe(lines.join("\n"));
  });

  test("a mail that is nothing but a quote stays", () => {
    expect(strip("> one", "> two")).toBe("> one\n> two");
  });

  test("a mail that is nothing but a signature stays", () => {
    expect(strip("-- ", "Bob", "Example Ltd")).toBe("-- \nBob\nExample Ltd");
  });

  test("answers between quoted lines stay together with these lines", () => {
    expect(
      strip(
        INTRO,
        "> Which colour?",
        "",
        "Blue.",
        "",
        "> And the size?",
        "",
        "Large.",
        "",
        "> Thanks",
        "> Ada",
      ),
    ).toBe("> Which colour?\n\nBlue.\n\n> And the size?\n\nLarge.");
  });
});

describe("what the author did not write is left out", () => {
  test.each<[string, string[]]>([
    ["a signature", ["Hello", "", "-- ", "Bob", "Example Ltd"]],
    ["a signature above a quote", ["Hello", "", "-- ", "Bob", "", INTRO, "> one"]],
    ["a quote above the answer", [INTRO, "> one", "> two", "", "Hello"]],
    [
      "our marker and all below",
      ["Hello", "", "Some program wrote this", REPLY_MARKER, "", "our mail"].filter(
        (line) => line !== "Some program wrote this",
      ),
    ],
    [
      "the introduction above our marker",
      ["Hello", "", "On 5 Jan 2016, Ada wrote:", REPLY_MARKER, "our mail"],
    ],
    [
      "a header above our marker",
      [
        "Hello",
        "",
        "From: Ada <ada@example.com>",
        "Sent: Tuesday",
        "To: Bob",
        "Subject: Order",
        "",
        REPLY_MARKER,
        "our mail",
      ],
    ],
    ["our marker in a marked quote", ["Hello", "", INTRO, `> ${REPLY_MARKER}`, ">", "> our mail"]],
    [
      "a quoted mail in a PGP message",
      [
        "-----BEGIN PGP SIGNED MESSAGE-----",
        "Hash: SHA256",
        "",
        "Hello",
        "",
        INTRO,
        "> one",
        "-----BEGIN PGP SIGNATURE-----",
        "abc",
        "-----END PGP SIGNATURE-----",
      ],
    ],
  ])("%s is left out of what the author wrote", (_name, lines) => {
    expect(strip(...lines)).toBe("Hello");
  });

  test("a reply below our marker is kept where nothing is above it", () => {
    expect(strip(INTRO, `> ${REPLY_MARKER}`, "> our mail", "", "Hello")).toBe("Hello");
  });
});

describe("limits", () => {
  test("a long mail is cut, and says so", () => {
    expect(stripQuotes("word ".repeat(30_000)).isCut).toBe(true);
  });

  test("a short reply above a very long quote is not cut", () => {
    expect(stripQuotes(`Hello\n\n${INTRO}\n${"> word\n".repeat(30_000)}`)).toEqual({
      text: "Hello",
      isCut: false,
    });
  });

  test.each<[string, string]>([
    ["one line", "a".repeat(1_000_000)],
    ["one line of quote signs", ">".repeat(1_000_000)],
    ["empty lines", "\n".repeat(1_000_000)],
    ["quote signs", "> \n".repeat(300_000)],
    ["dashes", "--\n".repeat(300_000)],
    ["one line of dashes", "-".repeat(1_000_000)],
    ["introductions", `${INTRO}\n`.repeat(20_000)],
    ["introductions that are not finished", "On 5 Jan 2016 at 23:39 <\n".repeat(40_000)],
    ["headers", "From: a@b.c\n".repeat(80_000)],
    ["addresses", "a@b.c ".repeat(160_000)],
    ["verbs", "wrote ".repeat(160_000)],
    ["fences", "```\n".repeat(250_000)],
    ["colons", ":".repeat(1_000_000)],
    ["spaces", " ".repeat(1_000_000)],
    ["PGP headers", "-----BEGIN PGP SIGNED MESSAGE-----\n".repeat(30_000)],
    ["markers", `${REPLY_MARKER}\n`.repeat(30_000)],
  ])("1 MB of %s takes less than two seconds", (_name, text) => {
    expect(cpuTimeOf(() => stripQuotes(`Hello\n${text}\nBye`))).toBeLessThan(2_000);
  });
});

/** Real mails and what a person keeps of them; not part of this repository. */
const CORPUS = join(process.env.EMAIL_CORPORA ?? "../shared/corpora", "email-replies");
const hasCorpus = existsSync(join(CORPUS, "emails"));
const MIN_SHARE = 0.9;

test.skipIf(!hasCorpus)(
  `of a collection of real replies, nine of ten are shown as a person would cut them${hasCorpus ? "" : " (skipped: corpus not present)"}`,
  () => {
    const read = (folder: string, name: string) =>
      readFileSync(join(CORPUS, folder, name), "utf8").replaceAll("\r\n", "\n");
    const plain = (text: string) => text.replace(/[^\S\n]+$/gm, "").trimEnd();
    const names = readdirSync(join(CORPUS, "emails"));
    let slowestMs = 0;
    const right = names.filter((name) => {
      const mail = read("emails", name);
      const start = performance.now();
      const { text } = stripQuotes(mail);
      slowestMs = Math.max(slowestMs, performance.now() - start);
      return plain(text) === plain(read("trimmed", name));
    });
    process.stdout.write(
      `replies: ${right.length} of ${names.length} exact, slowest ${slowestMs.toFixed(1)} ms\n`,
    );
    expect(right.length / names.length).toBeGreaterThanOrEqual(MIN_SHARE);
    expect(slowestMs).toBeLessThan(2_000);
  },
);
