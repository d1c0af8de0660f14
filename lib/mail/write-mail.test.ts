import { describe, expect, it } from "vitest";
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

  it("has a subject of one line, whatever somebody called their workspace", () => {
    const { subject } = writeMail({ subject: "Join\r\nBcc: all@example.com", paragraphs: [] });
    expect(subject).toBe("Join Bcc: all@example.com");
  });

  it("links nowhere but to websites", () => {
    const action = { label: "x", url: "javascript:alert(1)" };
    expect(() => writeMail({ subject: "x", paragraphs: [], action })).toThrow();
  });
});
