import type { Bubble as AnyBubble, Row as AnyRow } from "@linkdesk/chat/arrange.ts";
import { receiptOf } from "@linkdesk/chat/receipts.ts";
import type { Payload } from "@linkdesk/chat/visitor/state.ts";
import type { ComponentChildren } from "preact";
import { useEnvironment } from "../context.ts";
import { formatDay, formatTime } from "../dates.ts";
import { lazy } from "../lazy.ts";
import { pure } from "../pure.ts";
import { Attachments } from "./attachments.tsx";
import { BrandMark } from "./brand-mark.tsx";
import { AlertIcon } from "./icons.tsx";
import { MessageText } from "./message-text.tsx";

type Bubble = AnyBubble<Payload>;
type Row = AnyRow<Payload>;

const useRich = lazy(() => import("./rich.tsx"));

export function RowView({ row, ...place }: RowProps) {
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
      return <Group row={row} {...place} />;
  }
}

type Progress = {
  /** The key of the visitor's newest bubble, the one that says how far it has come. */
  lastMine: string | null;
  /** The newest message that the team has received, and read. */
  deliveredSeq: number;
  seenSeq: number;
};
type RowProps = Progress & { row: Row };
type GroupProps = Omit<RowProps, "row"> & { row: Row & { kind: "group" } };

function Group({ row, ...progress }: GroupProps) {
  const { chat } = useEnvironment();
  const { bubbles } = row;
  const mine = row.author.type === "contact";
  const author = row.author.name || chat.config.brandName;
  return (
    <div class={mine ? "group mine" : "group"}>
      {!mine && <AuthorLine name={author} isBrand={!row.author.name} />}
      {bubbles.map((bubble) => (
        <BubbleView key={bubble.key} bubble={bubble} author={mine ? null : author} />
      ))}
      <GroupNote bubbles={bubbles} mine={mine} {...progress} />
    </div>
  );
}

function AuthorLine({ name, isBrand }: { name: string; isBrand: boolean }) {
  const { chat } = useEnvironment();
  return (
    <div class="author">
      <BrandMark name={name} logoUrl={isBrand ? chat.settings.appearance.logoUrl : ""} />
      <span dir="auto">{name}</span>
    </div>
  );
}

/** A bubble of the business before there is a conversation: a welcome or proactive message. */
export function Said({ text, children }: { text: string; children?: ComponentChildren }) {
  const { chat } = useEnvironment();
  return (
    <div class="group">
      <AuthorLine name={chat.config.brandName} isBrand />
      <div class="bubble-line">
        <div class={THEIRS}>
          <MessageText text={text} />
          {children}
        </div>
      </div>
    </div>
  );
}

const THEIRS = "bubble linkdesk-message-agent linktor-message-agent";
const MINE = "bubble bubble-mine linkdesk-message-visitor linktor-message-visitor";

type BubbleProps = {
  bubble: Bubble;
  /** null: the visitor. */
  author: string | null;
};

const BubbleView = pure(({ bubble, author }: BubbleProps) => {
  const { words, language } = useEnvironment();
  const { message, entry, text, at, status } = bubble;
  const isRich = message !== null && message.content.type !== "text";
  const rich = useRich(isRich);
  const time = formatTime(at, language);
  const files = message?.attachments ?? entry?.attachments ?? [];
  const isBare = text === "" && !isRich && files.every(({ kind }) => kind !== "file");
  return (
    <div class={isRich ? "bubble-line wide" : "bubble-line"} data-status={status}>
      <div class={isBare ? `${author ? THEIRS : MINE} bare` : author ? THEIRS : MINE}>
        <span class="sr-only">{words.saidAt(author ?? words.you, time)}</span>
        {isRich && rich && message ? (
          <rich.RichMessage message={message} drawText={(words) => <MessageText text={words} />} />
        ) : (
          text && <MessageText text={text} author={author ? "agent" : "contact"} />
        )}
        {files.length > 0 && <Attachments files={files} />}
      </div>
      <time class="hover-time" dateTime={at.toISOString()} aria-hidden="true">
        {time}
      </time>
    </div>
  );
});

/** What the visitor wrote, while there are still questions before it. */
export function HeldBubble({ text }: { text: string }) {
  return (
    <div class="group mine">
      <div class="bubble-line">
        <div class={MINE}>
          <MessageText text={text} author="contact" />
        </div>
      </div>
    </div>
  );
}

type NoteProps = Progress & { bubbles: Bubble[]; mine: boolean };

/** Under a group: when it was, and how far the visitor's own messages have come. */
function GroupNote({ bubbles, mine, lastMine, deliveredSeq, seenSeq }: NoteProps) {
  const { chat, words, language } = useEnvironment();
  const last = bubbles.at(-1);
  if (!last) return null;
  if (bubbles.some((bubble) => bubble.status === "failed")) {
    return (
      <p class="note failed" role="alert">
        <AlertIcon />
        <span>{words.notSent}</span>
        <button type="button" onClick={chat.retry}>
          {words.retry}
        </button>
      </p>
    );
  }
  const at = formatTime(last.at, language);
  const time = last.message?.isByEmail ? `${words.byEmail} · ${at}` : at;
  if (last.status === "sending") return <p class="note">{words.sending}</p>;
  if (!mine || last.key !== lastMine) return <p class="note">{time}</p>;
  const receipt = last.seq === null ? "sent" : receiptOf(last.seq, deliveredSeq, seenSeq);
  return <p class="note">{`${words[receipt]} · ${time}`}</p>;
}
