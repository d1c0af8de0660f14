import { describe, expect, it } from "vitest";
import { FORMATTING_CASES } from "../../tests/support/formatting-cases.ts";
import { writeMail } from "./write-mail.ts";

const nasty = `<img src=x onerror=alert(1)> "quoted" 'single' & more`;

describe("writeMail", () => {
  it("escapes everything in the HTML and nothing in the text", () => {
    const mail = writeMail({
      subject: nasty,
      paragraphs: [nasty],
      action: { label: nasty, url: `https://example.com/?a="><script>` },
      quoted: nasty,
      footer: nasty,
    });
    expect(mail.html).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
    expect(mail.html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(mail.html).toContain('href="https://example.com/?a=&quot;&gt;&lt;script&gt;"');
    expect(mail.text).toContain(nasty);
    expect(mail.text).toContain('https://example.com/?a="><script>');
  });

  it("writeMail has a subject of one line, whatever somebody called their workspace", () => {
    const { subject } = writeMail({ subject: "Join\r\nBcc: all@example.com", paragraphs: [] });
    expect(subject).toBe("Join Bcc: all@example.com");
  });

  it("links nowhere but to websites", () => {
    const action = { label: "x", url: "javascript:alert(1)" };
    expect(() => writeMail({ subject: "x", paragraphs: [], action })).toThrow();
  });

  it.each(FORMATTING_CASES)("writeMail draws what people wrote as the chat does: $text", (row) => {
    const { text, author } = row;
    const mail = writeMail({ subject: "x", paragraphs: [], quoted: [{ text, author }] });
    // Addresses that a visitor typed must not become links in our mail.
    const drawn = row.drawn.replaceAll(/<\/?a>/g, "");
    const inMail = drawn.replaceAll(/<(\/?)b>/g, "<$1strong>").replaceAll(/<(\/?)i>/g, "<$1em>");
    const whole = mail.html.replaceAll(/<\/(strong|em)><\1>/g, "");
    expect(whole).toContain(`>${inMail}</div>`);
    expect(mail.text).toContain(text);
  });
});
