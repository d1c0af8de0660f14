import type { AuthorType } from "@linkdesk/contract/conversations.ts";

/**
 * A part of a message that stands on lines of its own, named by the HTML element that means the same. Texts may have
 * inline formatting, but that of `pre` has none. An item of an ordered list has its number as it was typed.
 */
export type Block = TextBlock | ParentBlock;
export type TextBlock = { tag: "p" | "pre" | "li"; text: string; value?: number | undefined };
export type ParentBlock = { tag: "ul" | "ol" | "blockquote"; blocks: Block[] };

const FENCE = "```";
/** The name of a language may follow, which is not shown. */
const OPENING_FENCE = /^```[\w+#.-]*\s*$/;
/** `- `, `* ` or `1. ` at the beginning of a line. Deeper lists are read as part of the one they are in. */
const ITEM = /^\s*(?:[-*]|(0|[1-9]\d{0,8})\.) +(?=\S)/;
/** A quote needs the space: `>5` and `>:(` are none. */
const QUOTE = /^>(?: |$)/;

/**
 * Splits the text of a message into blocks: lists, quotes and code between lines of ```` ``` ````. What visitors
 * write is one block of text, and so is what has no blocks in it. Empty lines around a block are left out. In one
 * pass, and a fence that nothing closes stays text.
 */
export function readBlocks(text: string, author: AuthorType): Block[] {
  return author === "contact" ? [{ tag: "p", text }] : blocksOf(text.split("\n"), true);
}

function blocksOf(lines: string[], hasQuotes: boolean): Block[] {
  const blocks: Block[] = [];
  const isFence = (line: string) => line.trimEnd() === FENCE;
  const lastFence = lines.map(isFence).lastIndexOf(true);
  let words: string[] = [];
  let at = 0;
  /** Takes the lines that fit. */
  const takeWhile = (fits: (line: string) => boolean) => {
    const from = at;
    while (at < lines.length && fits(lines[at] ?? "")) at++;
    return lines.slice(from, at);
  };
  const add = (block?: Block) => {
    const typed = words.join("\n");
    const isAlone = !block && blocks.length === 0;
    const text = isAlone ? typed : typed.trimEnd().replace(/^\s*\n/, "");
    if (text) blocks.push({ tag: "p", text });
    if (block) blocks.push(block);
    words = [];
  };
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const item = ITEM.exec(line);
    if (OPENING_FENCE.test(line) && at < lastFence) {
      at++;
      add({ tag: "pre", text: takeWhile((next) => !isFence(next)).join("\n") });
      at++;
    } else if (item) {
      const isOrdered = item[1] !== undefined;
      const items = takeWhile((next) => {
        const [marker, number] = ITEM.exec(next) ?? [];
        return marker !== undefined && (number !== undefined) === isOrdered;
      });
      add({ tag: isOrdered ? "ol" : "ul", blocks: items.map(itemOf) });
    } else if (hasQuotes && QUOTE.test(line)) {
      const quoted = takeWhile((next) => QUOTE.test(next)).map((next) => next.slice(2));
      add({ tag: "blockquote", blocks: blocksOf(quoted, false) });
    } else {
      words.push(line);
      at++;
    }
  }
  add();
  return blocks;
}

function itemOf(line: string): Block {
  const [marker = "", number] = ITEM.exec(line) ?? [];
  return { tag: "li", text: line.slice(marker.length), value: number ? Number(number) : undefined };
}
