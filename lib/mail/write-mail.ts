import { readableOn, safeColor } from "@linkdesk/contract/color.ts";
import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import type { Language } from "@linkdesk/contract/languages.ts";
import { escapeHtml } from "./escape-html.ts";
import { DARK_CSS, STYLES } from "./mail-styles.ts";
import { messageHtml } from "./message-html.ts";
import { directionOf, mailWords } from "./words/mail-words.ts";

/**
 * A part of a longer text. With an author it is formatted like a message of that author; a heading says who wrote
 * what follows, and when.
 */
export type Passage = { text: string; author?: AuthorType; isHeading?: boolean };

/** Whose mail it is, where it is not the installation's own. */
export type MailBrand = {
  name: string;
  /** Of the button, `#rrggbb`. */
  color: string;
  /** At our own address, so that nobody else learns who reads the mail. "": the name is shown. */
  logoUrl: string;
};

/** A mail, ready to send. */
export type Mail = { subject: string; text: string; html: string };

/** The content of a mail. All of it is plain text and is escaped. */
export type MailContent = {
  subject: string;
  /** Of all texts but what is quoted. Without it, English. */
  language?: Language;
  brand?: MailBrand;
  /** A reply to this mail is read: its text begins with a line that separates the reply from the quote. */
  isAnswered?: boolean;
  paragraphs: string[];
  /** The button. */
  action?: { label: string; url: string };
  /** Text whose line breaks are kept, such as a transcript. */
  quoted?: string | Passage[];
  /** Below what is quoted. */
  after?: string[];
  /** Why the reader gets this mail, and what to do if they did not cause it. */
  footer?: string;
  /** A small link below the footer. */
  stop?: { label: string; url: string };
};

/** Writes the plain text and the HTML of a mail. Pure; every value is escaped. */
export function writeMail(content: MailContent): Mail {
  const subject = content.subject.replace(/\s+/g, " ").trim();
  return { subject, text: toText(content), html: toHtml(subject, content) };
}

function toText(content: MailContent): string {
  const { isAnswered, paragraphs, action, quoted, after = [], footer, stop } = content;
  const { replyMarker } = mailWords(content.language ?? "en");
  const words = quoted ? passagesOf(quoted).map(({ text }) => text) : [];
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  const parts = [
    ...(isAnswered ? [replyMarker] : []),
    ...paragraphs,
    // What people wrote comes first where there is something to answer.
    ...(isAnswered ? [] : link),
    ...(words.length > 0 ? [words.join("")] : []),
    ...after,
    ...(isAnswered ? link : []),
    ...(footer ? [`--\n${footer}`] : []),
    ...(stop ? [`${stop.label}:\n${stop.url}`] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function toHtml(subject: string, content: MailContent): string {
  const { isAnswered, paragraphs, action, quoted, after = [], footer, stop, brand } = content;
  const { language = "en" } = content;
  const color = safeColor(brand?.color);
  const button = action ? [buttonHtml(action, color)] : [];
  const parts = [
    ...(isAnswered ? [styled("p", "marker", STYLES.marker, mailWords(language).replyMarker)] : []),
    ...(brand ? [brandHtml(brand)] : []),
    ...paragraphs.map(paragraphHtml),
    ...(isAnswered ? [] : button),
    ...(quoted ? [quoteHtml(passagesOf(quoted), directionOf(language))] : []),
    ...after.map(paragraphHtml),
    ...(isAnswered ? button : []),
    ...(footer ? [styled("p", "small", STYLES.small, escapeHtml(footer))] : []),
    ...(stop ? [styled("p", "small", STYLES.small, linkHtml(stop))] : []),
  ];
  const card = brand ? `${STYLES.card};border-top:4px solid ${color}` : STYLES.card;
  return [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    `<title>${escapeHtml(subject)}</title><style>${DARK_CSS}</style></head>`,
    `<body class="page" style="${STYLES.page}">`,
    `<div class="card${brand ? "" : " plain"}" style="${card}">${parts.join("\n")}</div></body></html>`,
  ].join("\n");
}

/** What somebody writes to somebody. */
type Letter = {
  subject: string;
  /** May be formatted like a message of the team. */
  text: string;
  signature: string;
  quoted: { heading: string; text: string } | null;
};

/** Writes a letter: plain, as if it was written in a mail program. Pure; every value is escaped. */
export function writeLetter({ subject, text, signature, quoted }: Letter): Mail {
  const quote = quoted?.text.trim().split("\n") ?? [];
  const parts = [
    text,
    ...(signature ? [`-- \n${signature}`] : []),
    ...(quoted ? [`${quoted.heading}\n${quote.map((line) => `> ${line}`).join("\n")}`] : []),
  ];
  const html = [
    `<div dir="auto" style="${STYLES.letter}">${passageHtml({ text, author: "agent" }, true)}</div>`,
    ...(signature
      ? [
          `<div dir="auto" class="signature" style="${STYLES.letter};${STYLES.signature}"><br>-- <br>${escapeHtml(signature)}</div>`,
        ]
      : []),
    ...(quoted
      ? [
          `<br><div class="gmail_quote"><div dir="auto">${escapeHtml(quoted.heading)}</div>`,
          `<blockquote type="cite" dir="auto" style="${STYLES.quote};border-left:3px solid #d4d1c9;padding-left:14px;margin:0 0 0 0.8ex">${escapeHtml(quote.join("\n"))}</blockquote></div>`,
        ]
      : []),
  ];
  const title = subject.replace(/\s+/g, " ").trim();
  return {
    subject: title,
    text: `${parts.join("\n\n")}\n`,
    html: `<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head><body>${html.join("\n")}</body></html>`,
  };
}

/** An element with its look in light (`style`) and its name for {@link DARK_CSS}. */
const styled = (tag: "p" | "div", name: string, style: string, html: string) =>
  `<${tag} class="${name}" style="${style}">${html}</${tag}>`;

const paragraphHtml = (text: string) => `<p>${escapeHtml(text)}</p>`;

/** The logo, or the name where there is none. */
function brandHtml({ name, logoUrl }: MailBrand): string {
  const words = escapeHtml(name);
  const logo = `<img class="logo" src="${logoUrl && hrefOf(logoUrl)}" alt="${words}" style="${STYLES.logo}">`;
  return styled("p", "brand", STYLES.brand, logoUrl ? logo : words);
}

/** What people wrote, each in the direction of its own letters. */
function quoteHtml(passages: Passage[], direction: "ltr" | "rtl"): string {
  const side = direction === "rtl" ? "right" : "left";
  const blocks = passages
    .filter(({ text }) => text.trim() !== "")
    .map((passage, at) => {
      if (passage.author) return `<div dir="auto">${passageHtml(passage)}</div>`;
      const words = escapeHtml(passage.text.trim());
      if (!passage.isHeading) return `<div dir="auto">${words}</div>`;
      return styled("div", "small", `${STYLES.small}${at > 0 ? ";margin-top:16px" : ""}`, words);
    });
  const style = `${STYLES.quote};border-${side}:3px solid #e9e7e1;padding-${side}:14px;text-align:${side}`;
  return styled("div", "quote", style, blocks.join(""));
}

const linkHtml = ({ label, url }: { label: string; url: string }) =>
  `<a class="small" href="${hrefOf(url)}" style="${STYLES.small}">${escapeHtml(label)}</a>`;

function hrefOf(url: string): string {
  if (!/^https?:\/\//.test(url)) throw new Error("a mail links to http(s) addresses only");
  return escapeHtml(url);
}

/** With the address below it, for readers that show no buttons. */
function buttonHtml({ label, url }: { label: string; url: string }, color: string): string {
  const href = hrefOf(url);
  const style = `${STYLES.button};background:${color};color:${readableOn(color)}`;
  return [
    `<p><a class="button" href="${href}" style="${style}">${escapeHtml(label)}</a></p>`,
    styled(
      "p",
      "small",
      `${STYLES.small};overflow-wrap:anywhere`,
      `<span dir="ltr">${href}</span>`,
    ),
  ].join("\n");
}

const passagesOf = (quoted: string | Passage[]): Passage[] =>
  typeof quoted === "string" ? [{ text: quoted }] : quoted;

/** Formatted, but without links: our mail must not link to addresses that a visitor typed. */
function passageHtml({ text, author }: Passage, hasLinks = false): string {
  return author ? messageHtml(text, { author, hasLinks }) : escapeHtml(text);
}
