import { formatText, type Run } from "@linkdesk/chat/format-text.ts";
import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import type { ReactNode } from "react";

/**
 * What somebody wrote, with its links and light formatting. Nothing in it is ever markup.
 * @param highlight Draws what is not a link, such as with the people it mentions.
 */
export function LinkedText({
  text,
  author,
  highlight,
}: {
  text: string;
  author: AuthorType;
  highlight?: (text: string) => ReactNode;
}) {
  let offset = 0;
  return formatText(text, author).map((run) => {
    const key = offset;
    offset += run.text.length;
    return <RunText key={key} run={run} highlight={highlight} />;
  });
}

function RunText({
  run: { text, href, bold, italic, code },
  highlight,
}: {
  run: Run;
  highlight?: (text: string) => ReactNode;
}) {
  let drawn: ReactNode = highlight && !href && !code ? highlight(text) : text;
  if (href) {
    drawn = (
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="underline decoration-current/40 underline-offset-2 hover:decoration-current"
      >
        {text}
      </a>
    );
  }
  if (code) drawn = <code className="font-mono text-[0.9em]">{drawn}</code>;
  if (italic) drawn = <em>{drawn}</em>;
  return bold ? <strong>{drawn}</strong> : drawn;
}
