import { describe, expect, it } from "vitest";
import { BLOCK_CASES, FORMATTING_CASES } from "../../tests/support/formatting-cases.ts";
import { contrastRatio } from "../client/inboxes/contrast.ts";
import { writeLetter, writeMail } from "./write-mail.ts";

const nasty = `<img src=x onerror=alert(1)> "quoted" 'single' & more`;

describe("writeMail", () => {
  it("writeMail escapes everything in the HTML and nothing in the text", () => {
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

  it("writeMail links nowhere but to websites", () => {
    const action = { label: "x", url: "javascript:alert(1)" };
    expect(() => writeMail({ subject: "x", paragraphs: [], action })).toThrow();
  });

  it("writeMail shows the name of a brand, or its logo, and a button in its colour", () => {
    const brand = { name: nasty, color: "#ffd400", logoUrl: "" };
    const action = { label: "Open", url: "https://example.com/" };
    const named = writeMail({ subject: "x", paragraphs: [], action, brand }).html;
    expect(named).toContain(">&lt;img src=x onerror=alert(1)&gt;");
    expect(named).toContain("background:#ffd400;color:#000");
    const logoUrl = `https://chat.example.com/api/pictures/a"b`;
    const drawn = writeMail({ subject: "x", paragraphs: [], brand: { ...brand, logoUrl } }).html;
    expect(drawn).toContain('src="https://chat.example.com/api/pictures/a&quot;b" alt="&lt;img');
    expect(drawn.match(/<img/g)).toHaveLength(1);
  });

  it.each(["#3355ee", "#ffd400", "#000000", "#ffffff", "#777777", "red;} body{"])(
    "writeMail writes readably on a button of the colour %s",
    (color) => {
      const action = { label: "Open", url: "https://example.com/" };
      const brand = { name: "Fernhill", color, logoUrl: "" };
      const { html } = writeMail({ subject: "x", paragraphs: [], action, brand });
      const [, back = "", ink = ""] =
        /;background:([^;"]+);color:([^;"]+)"/.exec(
          html.split("<body")[1]?.split("<a ")[1] ?? "",
        ) ?? [];
      const inks = { "#fff": "#ffffff", "#000": "#000000" };
      expect(contrastRatio(back, inks[ink as keyof typeof inks])).toBeGreaterThanOrEqual(4.49);
    },
  );

  it.each([
    ["ar", "rtl", "right"],
    ["de", "ltr", "left"],
  ] as const)("writeMail lays out a mail in %s from %s", (language, direction, side) => {
    const { html } = writeMail({ subject: "x", language, paragraphs: [], quoted: "Hello" });
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(html).toContain(`border-${side}:3px`);
  });

  it("writeMail asks nobody for anything but a logo", () => {
    const { html } = writeMail({ subject: "x", paragraphs: ["Hello"], quoted: "Hello" });
    expect(html).not.toMatch(/url\(|@import|<link|src=/);
    expect(html).toContain("@media (prefers-color-scheme:dark)");
  });

  it.each(FORMATTING_CASES)("writeMail draws what people wrote as the chat does: $text", (row) => {
    const { text, author } = row;
    const mail = writeMail({ subject: "x", paragraphs: [], quoted: [{ text, author }] });
    // Addresses that a visitor typed must not become links in our mail. Those of named links stand behind the name.
    const hrefs = text.includes("](") && author === "agent" ? [...(row.hrefs ?? [])] : [];
    const drawn = row.drawn.replaceAll(/<a>(.*?)<\/a>((?:<\/\w+>)*)/g, (_, label, closers) => {
      const href = hrefs.shift()?.replaceAll("&", "&amp;");
      return `${label}${closers}${href ? ` (${href})` : ""}`;
    });
    const inMail = drawn.replaceAll(/<(\/?)b>/g, "<$1strong>").replaceAll(/<(\/?)i>/g, "<$1em>");
    const whole = mail.html.replaceAll(/<\/(strong|em)><\1>/g, "");
    expect(whole).toContain(`>${inMail}</div>`);
    expect(mail.text).toContain(text);
  });

  it.each(BLOCK_CASES)("writeMail draws lists, quotes and code as the chat does: $text", (row) => {
    const { text, drawn } = row;
    const mail = writeMail({ subject: "x", paragraphs: [], quoted: [{ text, author: "agent" }] });
    const letter = writeLetter({ subject: "x", text, signature: "", quoted: null });
    const names: Record<string, string> = { i: "em", b: "strong" };
    const inMail = drawn.replaceAll(
      /<(\/?)([ib])>/g,
      (_, slash, name) => `<${slash}${names[name]}>`,
    );
    for (const { html, text: plain } of [mail, letter]) {
      expect(html.replaceAll(/<(p|ul|ol|li|pre|blockquote) [^>]*>/g, "<$1>")).toContain(inMail);
      expect(plain).toContain(text);
    }
  });

  it("writeMail writes the numbers of a list, and the look of blocks into their elements", () => {
    const text = "3. Go on\n7. Stop\n```\nx\n```";
    const { html } = writeLetter({ subject: "x", text, signature: "", quoted: null });
    expect(html).toMatch(/<ol dir="auto" style="[^"]+"><li value="3">Go on<\/li><li value="7">/);
    expect(html).toMatch(/<pre dir="ltr" style="[^"]*white-space:pre[^"]*">x<\/pre>/);
  });

  it("writeLetter links the name of a link", () => {
    const text = "[our plans](https://a.example/x?a=1&b=2)";
    const { html } = writeLetter({ subject: "x", text, signature: "", quoted: null });
    expect(html).toContain('<a href="https://a.example/x?a=1&amp;b=2">our plans</a>');
  });
});
