import { type Block, readBlocks } from "@linkdesk/chat/format-blocks.ts";
import { formatText } from "@linkdesk/chat/format-text.ts";
import { linkify } from "@linkdesk/chat/linkify.ts";
import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import { escapeHtml } from "./escape-html.ts";
import { BLOCK_STYLES } from "./mail-styles.ts";

type Written = {
  author: AuthorType;
  /** Without links, the address of a named link stands behind its name. */
  hasLinks: boolean;
};

/** A message with its formatting, for a mail. Every value is escaped. */
export function messageHtml(text: string, written: Written): string {
  return blocksHtml(readBlocks(text, written.author), written);
}

/** Of a text without blocks, nothing is around it: its line breaks are kept by the style of what it stands in. */
function blocksHtml(blocks: Block[], written: Written): string {
  const [first] = blocks;
  if (blocks.length === 1 && first?.tag === "p") return lineHtml(first.text, written);
  return blocks.map((block) => blockHtml(block, written)).join("");
}

function blockHtml(block: Block, written: Written): string {
  const { tag } = block;
  if (tag === "li") {
    const number = block.value === undefined ? "" : ` value="${block.value}"`;
    return `<li${number}>${lineHtml(block.text, written)}</li>`;
  }
  const direction = tag === "pre" ? "ltr" : "auto";
  return `<${tag} dir="${direction}" style="${BLOCK_STYLES[tag]}">${contentHtml(block, written)}</${tag}>`;
}

function contentHtml(block: Block, written: Written): string {
  if ("blocks" in block) return blocksHtml(block.blocks, written);
  return block.tag === "pre" ? escapeHtml(block.text) : lineHtml(block.text, written);
}

function lineHtml(line: string, { author, hasLinks }: Written): string {
  return formatText(line, author)
    .map(({ text, href, bold, italic, code }, at, runs) => {
      let html = escapeHtml(text);
      if (href && hasLinks) html = `<a href="${escapeHtml(href)}">${html}</a>`;
      if (code) html = `<code>${html}</code>`;
      if (italic) html = `<em>${html}</em>`;
      if (bold) html = `<strong>${html}</strong>`;
      const isNamed = href && linkify(text)[0]?.href !== href && runs[at + 1]?.href !== href;
      return isNamed && !hasLinks ? `${html} (${escapeHtml(href)})` : html;
    })
    .join("");
}
