import { formatText, type Run } from "@linkdesk/chat/format-text.ts";
import type { AuthorType } from "@linkdesk/contract/conversations.ts";

/** What somebody wrote, with its links and light formatting. Nothing in it is ever markup. */
export function LinkedText({ text, author }: { text: string; author: AuthorType }) {
  let offset = 0;
  return formatText(text, author).map((run) => {
    const key = offset;
    offset += run.text.length;
    return <RunText key={key} {...run} />;
  });
}

function RunText({ text, href, bold, italic, code }: Run) {
  let drawn: React.ReactNode = text;
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
