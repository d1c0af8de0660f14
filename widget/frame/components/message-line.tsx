import { formatText, type Run } from "@linkdesk/chat/format-text.ts";
import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import type { ComponentChild } from "preact";
import { useMemo } from "preact/hooks";

/** A text of a message without blocks. */
export function MessageLine({ text, author }: { text: string; author: AuthorType }) {
  const runs = useMemo(() => formatText(text, author), [text, author]);
  return <>{runs.map(draw)}</>;
}

function draw({ text, href, bold, italic, code }: Run) {
  let drawn: ComponentChild = text;
  if (href) {
    drawn = (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {text}
      </a>
    );
  }
  if (code) drawn = <code>{drawn}</code>;
  if (italic) drawn = <em>{drawn}</em>;
  return bold ? <strong>{drawn}</strong> : drawn;
}
