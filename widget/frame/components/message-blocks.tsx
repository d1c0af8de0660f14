import { type Block, readBlocks } from "@linkdesk/chat/format-blocks.ts";
import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import type { ComponentChild } from "preact";
import { MessageLine } from "./message-line.tsx";

/** Lists, quotes and code, and the texts between them. A chunk of its own. */
export function MessageBlocks({ text, author }: { text: string; author: AuthorType }) {
  const draw = (block: Block): ComponentChild => {
    const Tag = block.tag;
    if ("blocks" in block) return <Tag>{block.blocks.map(draw)}</Tag>;
    const { text, value } = block;
    const isCode = Tag === "pre";
    // Long lines of code are scrolled, by keys, too.
    return (
      <Tag value={value} dir={isCode ? "ltr" : undefined} tabIndex={isCode ? 0 : undefined}>
        {isCode ? text : <MessageLine text={text} author={author} />}
      </Tag>
    );
  };
  return <>{readBlocks(text, author).map(draw)}</>;
}
