import type { Bubble, Row } from "../../../lib/contract/chat/arrange.ts";
import { useEnvironment } from "../context.ts";
import { formatDay, formatTime } from "../dates.ts";
import { pure } from "../pure.ts";
import { BrandMark } from "./brand-mark.tsx";
import { AlertIcon } from "./icons.tsx";
import { MessageText } from "./message-text.tsx";

export function RowView({ row, lastMine, seenSeq }: RowProps) {
  const { words, language } = useEnvironment();
  switch (row.kind) {
    case "day":
      return (
        <div class="day">
          <span>{formatDay(row.at, language, words)}</span>
        </div>
      );
    case "system":
      return (
        <p class="system" dir="auto">
          {row.bubble.text}
        </p>
      );
    case "group":
      return <Group row={row} lastMine={lastMine} seenSeq={seenSeq} />;
  }
}

type RowProps = {
  row: Row;
  /** The key of the visitor's newest bubble, the one that says "Seen". */
  lastMine: string | null;
  /** The newest message an agent has read. */
  seenSeq: number;
};
type GroupProps = Omit<RowProps, "row"> & { row: Row & { kind: "group" } };

function Group({ row, lastMine, seenSeq }: GroupProps) {
  const { chat } = useEnvironment();
  const { bubbles } = row;
  const mine = row.author.type === "contact";
  const author = row.author.name || chat.config.brandName;
  return (
    <div class={mine ? "group mine" : "group"}>
      {!mine && (
        <div class="author">
          <BrandMark name={author} />
          <span dir="auto">{author}</span>
        </div>
      )}
      {bubbles.map((bubble) => (
        <BubbleView key={bubble.key} bubble={bubble} author={mine ? null : author} />
      ))}
      <GroupNote bubbles={bubbles} mine={mine} lastMine={lastMine} seenSeq={seenSeq} />
    </div>
  );
}

type BubbleProps = {
  bubble: Bubble;
  /** null: the visitor. */
  author: string | null;
};

const BubbleView = pure(({ bubble, author }: BubbleProps) => {
  const { words, language } = useEnvironment();
  const time = formatTime(bubble.at, language);
  return (
    <div class="bubble-line" data-status={bubble.status}>
      <div class="bubble">
        <span class="sr-only">{words.saidAt(author ?? words.you, time)}</span>
        <MessageText text={bubble.text} />
      </div>
      <time class="hover-time" dateTime={bubble.at.toISOString()} aria-hidden="true">
        {time}
      </time>
    </div>
  );
});

type NoteProps = { bubbles: Bubble[]; mine: boolean; lastMine: string | null; seenSeq: number };

/** Under a group: when it was, and how far the visitor's own messages have come. */
function GroupNote({ bubbles, mine, lastMine, seenSeq }: NoteProps) {
  const { chat, words, language } = useEnvironment();
  const last = bubbles.at(-1);
  if (!last) return null;
  if (bubbles.some((bubble) => bubble.status === "failed")) {
    return (
      <p class="note failed" role="alert">
        <AlertIcon />
        {words.notSent}
        <button type="button" onClick={chat.retry}>
          {words.retry}
        </button>
      </p>
    );
  }
  const time = formatTime(last.at, language);
  if (last.status === "sending") return <p class="note">{words.sending}</p>;
  if (!mine || last.key !== lastMine) return <p class="note">{time}</p>;
  const isSeen = last.seq !== null && last.seq <= seenSeq;
  return (
    <p class="note">
      {isSeen ? words.seen : words.sent} · {time}
    </p>
  );
}
