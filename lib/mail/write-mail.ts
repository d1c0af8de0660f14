import { formatText } from "@linkdesk/chat/format-text.ts";
import type { AuthorType } from "@linkdesk/contract/conversations.ts";

/** A part of a longer text. With an author it is formatted like a message of that author. */
export type Passage = { text: string; author?: AuthorType };

/** A mail, ready to send. */
export type Mail = { subject: string; text: string; html: string };

/** The content of a mail. All of it is plain text and is escaped. */
export type MailContent = {
  subject: string;
  paragraphs: string[];
  /** The button. */
  action?: { label: string; url: string };
  /** Text whose line breaks are kept, such as a transcript. */
  quoted?: string | Passage[];
  /** Why the reader gets this mail, and what to do if they did not cause it. */
  footer?: string;
};

const BODY =
  "margin:0;padding:24px;background:#f6f6f7;color:#16181d;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const CARD =
  "max-width:34rem;margin:0 auto;padding:28px;background:#fff;border:1px solid #e3e4e8;border-radius:12px";
const BUTTON =
  "display:inline-block;padding:10px 18px;background:#3355ee;color:#fff;border-radius:8px;text-decoration:none;font-weight:600";
const SMALL = "color:#5d6270;font-size:13px";
const QUOTE =
  "white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid #e3e4e8;padding-left:14px";

/** Writes the plain text and the HTML of a mail. Pure; every value is escaped. */
export function writeMail(content: MailContent): Mail {
  const subject = content.subject.replace(/\s+/g, " ").trim();
  return { subject, text: toText(content), html: toHtml(subject, content) };
}

function toText({ paragraphs, action, quoted, footer }: MailContent): string {
  const parts = [
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...(quoted
      ? [
          passagesOf(quoted)
            .map(({ text }) => text)
            .join(""),
        ]
      : []),
    ...(footer ? [`--\n${footer}`] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function toHtml(subject: string, { paragraphs, action, quoted, footer }: MailContent): string {
  const parts = [
    ...paragraphs.map((text) => `<p dir="auto">${escapeHtml(text)}</p>`),
    ...(action ? [buttonHtml(action)] : []),
    ...(quoted
      ? [`<div dir="auto" style="${QUOTE}">${passagesOf(quoted).map(passageHtml).join("")}</div>`]
      : []),
    ...(footer ? [`<p dir="auto" style="${SMALL}">${escapeHtml(footer)}</p>`] : []),
  ];
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(subject)}</title></head>`,
    `<body style="${BODY}"><div style="${CARD}">${parts.join("\n")}</div></body></html>`,
  ].join("\n");
}

/** With the address below it, for readers that show no buttons. */
function buttonHtml({ label, url }: { label: string; url: string }): string {
  if (!/^https?:\/\//.test(url)) throw new Error("a mail links to http(s) addresses only");
  const href = escapeHtml(url);
  return [
    `<p><a href="${href}" style="${BUTTON}">${escapeHtml(label)}</a></p>`,
    `<p style="${SMALL};overflow-wrap:anywhere">${href}</p>`,
  ].join("\n");
}

const passagesOf = (quoted: string | Passage[]): Passage[] =>
  typeof quoted === "string" ? [{ text: quoted }] : quoted;

/** Formatted, but without links: our mail must not link to addresses that a visitor typed. */
function passageHtml({ text, author }: Passage): string {
  if (!author) return escapeHtml(text);
  return formatText(text, author)
    .map(({ text: words, bold, italic, code }) => {
      let html = escapeHtml(words);
      if (code) html = `<code>${html}</code>`;
      if (italic) html = `<em>${html}</em>`;
      return bold ? `<strong>${html}</strong>` : html;
    })
    .join("");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
