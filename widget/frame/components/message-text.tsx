import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import { lazy } from "../lazy.ts";
import { MessageLine } from "./message-line.tsx";

const useBlocks = lazy(() => import("./message-blocks.tsx"));

/** How a line of a list, a quote or a fence of code begins. Few messages have one. */
const BLOCK = /^[ \t]*(?:[-*>]|\d+\.|```)/m;

/** Plain text with its line breaks and formatting, and links that reveal nothing. */
export function MessageText({ text, author = "bot" }: { text: string; author?: AuthorType }) {
  const hasBlocks = author !== "contact" && BLOCK.test(text);
  const blocks = useBlocks(hasBlocks);
  return (
    <div class="text" dir="auto">
      {hasBlocks && blocks ? (
        <blocks.MessageBlocks text={text} author={author} />
      ) : (
        <MessageLine text={text} author={author} />
      )}
    </div>
  );
}
