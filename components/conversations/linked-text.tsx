import { type Block, readBlocks } from "@linkdesk/chat/format-blocks.ts";
import { formatText, type Run } from "@linkdesk/chat/format-text.ts";
import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import type { ReactNode } from "react";

type Look = {
  author: AuthorType;
  /** Draws what is neither a link nor code, such as with the people it mentions. */
  highlight?: (text: string) => ReactNode;
};

/** What somebody wrote, with its links and formatting. Nothing in it is ever markup. */
export function LinkedText({ text, ...look }: Look & { text: string }) {
  const blocks = readBlocks(text, look.author);
  return <Blocks blocks={blocks} {...look} />;
}

function Blocks({ blocks, ...look }: Look & { blocks: Block[] }) {
  const [first] = blocks;
  if (blocks.length === 1 && first?.tag === "p") return <Line text={first.text} {...look} />;
  return (
    <div className="space-y-2">
      {blocks.map((block, at) => (
        // Blocks have no id; a changed text is drawn anew.
        <BlockView key={at} block={block} {...look} />
      ))}
    </div>
  );
}

function BlockView({ block, ...look }: Look & { block: Block }) {
  switch (block.tag) {
    case "p":
      return (
        <p>
          <Line text={block.text} {...look} />
        </p>
      );
    case "li":
      return (
        <li value={block.value}>
          <Line text={block.text} {...look} />
        </li>
      );
    case "pre":
      return (
        <pre
          // Long lines are scrolled by keys, too.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled has to be reached
          tabIndex={0}
          dir="ltr"
          className="scroll-quiet overflow-x-auto whitespace-pre rounded-control bg-ink/6 px-3 py-2 font-mono text-[13px] leading-normal"
        >
          {block.text}
        </pre>
      );
    case "blockquote":
      return (
        <blockquote className="border-current/30 border-s-3 ps-3">
          <Blocks blocks={block.blocks} {...look} />
        </blockquote>
      );
    default: {
      const Tag = block.tag;
      return (
        <Tag className={Tag === "ol" ? "list-decimal ps-7" : "list-disc ps-5"}>
          {block.blocks.map((item, at) => (
            // As above.
            <BlockView key={at} block={item} {...look} />
          ))}
        </Tag>
      );
    }
  }
}

function Line({ text, author, highlight }: Look & { text: string }) {
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
