import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import { cutText } from "./cut-text.ts";
import { plainText } from "./format-text.ts";

const PREVIEW_CHARS = 140;

/** The first line or so of a message, for lists, without markers. Never ends in half a character. */
export function previewOf(text: string, author: AuthorType): string {
  const line = plainText(text, author).replace(/\s+/g, " ").trim();
  if (line.length <= PREVIEW_CHARS) return line;
  return `${cutText(line, PREVIEW_CHARS - 1)}…`;
}
