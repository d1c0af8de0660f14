// Replies to our own mails, in every language in which we write them.
import { LANGUAGE_CODES } from "@linkdesk/contract/languages.ts";
import { describe, expect, test } from "vitest";
import { contactMails } from "../../mail/sample-mails.ts";
import { mailTime, mailWords } from "../../mail/words/mail-words.ts";
import { textOfHtml } from "./html-text.ts";
import { stripQuotes } from "./strip-quotes.ts";

const OWN = "Four days is fine.\n\nKari";
const AT = new Date("2026-01-05T23:39:00.000Z");
const quoted = (text: string) => text.trim().replace(/^/gm, "> ");

describe.each(LANGUAGE_CODES)("a reply to our mail in %s", (language) => {
  const mails = contactMails(language);
  const { quoteHeading } = mailWords(language);

  test.each(["Ada", "ada@example.com", "Ada Lovelace (Fernhill Coffee)"])(
    "is stripped below our own introduction of %s",
    (name) => {
      const heading = quoteHeading(mailTime(language, AT), name);
      expect(stripQuotes(`${OWN}\n\n${heading}\n> Hello`).text).toBe(OWN);
      expect(stripQuotes(`${OWN}\n\n${heading}\n\n> Hello\n>\n> Ada`).text).toBe(OWN);
    },
  );

  test.each(["unread-replies", "reply", "transcript"] as const)(
    "is stripped of what it quotes of the mail %s",
    (name) => {
      const heading = quoteHeading(mailTime(language, AT), "Ada <ada@example.com>");
      expect(stripQuotes(`${OWN}\n\n${heading}\n\n${quoted(mails[name].text)}\n`).text).toBe(OWN);
    },
  );

  test("is stripped of a quote that is not marked, by the line in our mail", () => {
    expect(stripQuotes(`${OWN}\n\n${mails["unread-replies"].text}`).text).toBe(OWN);
    const body = mails["unread-replies"].html
      .replace(/^.*<body[^>]*>/s, "")
      .replace("</body></html>", "");
    const html = `<div>${OWN.replaceAll("\n", "<br>")}</div><br>${body}`;
    expect(stripQuotes(textOfHtml(html)).text).toBe(OWN);
  });
});
