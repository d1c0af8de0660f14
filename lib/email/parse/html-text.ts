import { compile, type FormatCallback, type HtmlToTextOptions } from "html-to-text";
import { QUOTE_START } from "./quote-start.ts";

/** Deeper tables and quotes are left out; a long thread of Outlook has about a hundred. */
const MAX_DEPTH = 300;
const MAX_CHILD_NODES = 20_000;

/** Blocks that hold a quoted mail and nothing else. */
const QUOTES = [
  "blockquote[type=cite]",
  "blockquote.gmail_quote",
  "div.gmail_quote",
  "div.gmail_attr",
  "div.gmail_quote_container",
  "blockquote.protonmail_quote",
  "div.protonmail_quote",
  "div.yahoo_quoted",
  "div.moz-cite-prefix",
  "div.tutanota_quote",
  "blockquote.tutanota_quote",
  "div.zmail_extra",
  "div.mailmirror_quote",
  "#isForwardContent",
];
/** Empty blocks, or blocks with a header, after which the quoted mail begins. */
const QUOTE_STARTS = [
  "#appendonsend",
  "#divRplyFwdMsg",
  "#OLK_SRC_BODY_SECTION",
  "#mail-editor-reference-message-container",
  "#x_appendonsend",
  "#x_divRplyFwdMsg",
  "#reply-intro",
];
const SIGNATURES = [
  "div.gmail_signature",
  "span.gmail_signature_prefix",
  "div.moz-signature",
  "pre.moz-signature",
  "div.protonmail_signature_block",
  "#Signature",
  "#ms-outlook-mobile-signature",
];

const startQuote: FormatCallback = (_element, _walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addLiteral(QUOTE_START);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const shared = {
  wordwrap: false,
  limits: { maxDepth: MAX_DEPTH, maxChildNodes: MAX_CHILD_NODES, ellipsis: "…" },
  selectors: [
    { selector: "img", format: "skip" },
    { selector: "style", format: "skip" },
    { selector: "script", format: "skip" },
    { selector: "title", format: "skip" },
    { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["(", ")"] } },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
  ],
} satisfies HtmlToTextOptions;

const whole = compile(shared);
const withPictures = compile({
  ...shared,
  selectors: [
    ...shared.selectors.filter(({ selector }) => selector !== "img"),
    {
      selector: "img",
      format: "image",
      options: {
        linkBrackets: false,
        // Not the picture itself, as `data:` addresses have it, nor one that lies in a mail.
        pathRewrite: (path: string) => (/^https?:\/\//.test(path) ? path : ""),
      },
    },
  ],
});
const ownPart = compile({
  ...shared,
  formatters: { startQuote },
  selectors: [
    ...shared.selectors,
    ...[...QUOTES, ...SIGNATURES].map((selector) => ({ selector, format: "skip" })),
    ...QUOTE_STARTS.map((selector) => ({ selector, format: "startQuote" })),
  ],
});

/** The text of HTML, as in a text/plain part. */
export function textOfHtml(html: string): string {
  return whole(html).trim();
}

/** The same with the addresses of its pictures, where they are on the web. */
export function textOfHtmlWithPictures(html: string): string {
  return withPictures(html).trim();
}

/**
 * The text of HTML without the blocks in which mail programs put quotes and signatures. Where only the start
 * of a quote can be seen, there is a line QUOTE_START.
 */
export function ownTextOfHtml(html: string): string {
  return ownPart(html).trim();
}
