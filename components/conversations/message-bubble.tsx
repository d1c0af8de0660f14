"use client";

import type { Bubble } from "@linkdesk/chat/arrange.ts";
import type { Receipt } from "@linkdesk/chat/receipts.ts";
import type { Author } from "@linkdesk/contract/conversations.ts";
import type { Email } from "@linkdesk/contract/emails.ts";
import { textOfContent } from "@linkdesk/contract/text-of-content.ts";
import { Check, CheckCheck } from "lucide-react";
import { memo } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { useProgramName } from "@/lib/client/api-keys/use-api-keys";
import type { Thread } from "@/lib/client/conversations/thread";
import type { Files } from "@/lib/client/conversations/unsent";
import { foreignPicture } from "@/lib/client/foreign-picture";
import { clockTime, fullTime, timeInZone } from "@/lib/client/time";
import { t } from "@/lib/texts/conversations";
import { Attachments } from "./attachments.tsx";
import { EmailMark } from "./email-mark.tsx";
import { InlineButton } from "./inline-button.tsx";
import { LinkedText } from "./linked-text.tsx";
import { LongText } from "./long-text.tsx";
import { MessageTools } from "./message-tools.tsx";
import { RichContent } from "./rich-content.tsx";

const SHAPE =
  "w-fit max-w-full whitespace-pre-wrap rounded-bubble px-3.5 py-2 text-start text-[15px] leading-[1.45] [overflow-wrap:anywhere]";

/** A band over the whole width that fades: bubbles have colours of their own. */
const MARKED = "-mx-2 animate-found rounded-card px-2";

const COLORS = {
  theirs: "bg-sunken text-ink",
  delivered: "bg-accent-soft text-ink",
  sending: "bg-accent-soft text-muted",
  failed: "bg-danger-soft text-ink ring-1 ring-danger/40 ring-inset",
} satisfies Record<Bubble["status"] | "theirs", string>;

type Props = {
  bubble: Bubble<Files>;
  author: Author;
  /** Of the contact; shown beside what they wrote. */
  avatarUrl: string | null;
  /** Of the visitor, as far as it is known. */
  timezone: string | null;
  myId: string;
  startsGroup: boolean;
  endsGroup: boolean;
  /** Shown under the newest message of our side. */
  receipt: Receipt | null;
  /** The mail that it came by, or was sent in. */
  email: Email | undefined;
  /** Sends again, or gives up, what did not get through. */
  thread: Thread;
  /** Somebody looked for it. */
  isMarked: boolean;
};

/** One message with what its place in a run calls for: name, corners, time, what became of it. */
export const MessageBubble = memo(function MessageBubble(props: Props) {
  const { bubble, author, avatarUrl, timezone, myId, startsGroup, endsGroup, email } = props;
  const isOurs = author.type !== "contact";
  const program = useProgramName(author.type === "bot" ? author.id : null);
  const name = program ?? author.name;
  const showName = isOurs && startsGroup && author.id !== myId;
  const { message, entry } = bubble;
  const isRich = message !== null && message.content.type !== "text";
  // A card's own words are in the card.
  const text = isRich && bubble.text === textOfContent(message.content) ? "" : bubble.text;
  const attachments = message?.attachments ?? entry?.attachments ?? [];
  return (
    <div
      data-seq={bubble.seq ?? undefined}
      className={cx(
        "group/message flex gap-2.5",
        isOurs && "justify-end",
        startsGroup ? "mt-4" : "mt-0.5",
        props.isMarked && MARKED,
      )}
    >
      {isOurs && <MessageTools text={text} seq={bubble.seq} side="before" />}
      {!isOurs && (
        <span className="flex w-7 shrink-0 items-end">
          {endsGroup && (
            <Avatar
              name={author.name}
              seed={author.id ?? author.name}
              src={foreignPicture(avatarUrl)}
              size="sm"
            />
          )}
        </span>
      )}
      <div className={cx("flex min-w-0 max-w-[min(85%,38rem)] flex-col", isOurs && "items-end")}>
        {showName && <p className="mb-1 px-1 text-muted text-xs">{name}</p>}
        <span className="sr-only">{t("message.by", { name: name || t("message.bot") })}</span>
        {text !== "" && (
          <div
            title={timesOf(bubble.createdAt, timezone)}
            className={cx(
              SHAPE,
              isOurs ? COLORS[bubble.status] : COLORS.theirs,
              endsGroup && (isOurs ? "rounded-ee-md" : "rounded-es-md"),
            )}
          >
            <LongText text={text}>
              <LinkedText text={text} author={author.type} />
            </LongText>
          </div>
        )}
        {isRich && <RichContent content={message.content} response={message.response} />}
        <Attachments attachments={attachments} isOurs={isOurs} />
        {email && <EmailMark email={email} isOurs={isOurs} />}
        <Caption {...props} />
      </div>
      {!isOurs && <MessageTools text={text} seq={bubble.seq} side="after" />}
    </div>
  );
});

/** When it was written, and what the visitor's clock showed if theirs is another. */
function timesOf(iso: string, timezone: string | null): string {
  const mine = fullTime(iso);
  const theirs = timezone ? timeInZone(timezone, Date.parse(iso)) : null;
  const isSame = timezone === Intl.DateTimeFormat().resolvedOptions().timeZone;
  return theirs && !isSame ? `${mine}\n${t("message.theirTime", { time: theirs })}` : mine;
}

/** Under a bubble: why it was not sent; under a run: that it is being sent, or when it was. */
function Caption({ bubble, endsGroup, receipt, thread }: Props) {
  const { clientId, createdAt, error, status } = bubble;
  if (status === "failed" && clientId) {
    return (
      <p role="alert" className="mt-1 px-1 text-end text-danger-text text-xs">
        <span>{`${t("message.failed", { reason: error ?? "" })} `}</span>
        <InlineButton onClick={() => thread.retry(clientId)}>{t("retry")}</InlineButton>
        <span aria-hidden="true"> · </span>
        <InlineButton onClick={() => thread.discard(clientId)}>{t("delete")}</InlineButton>
      </p>
    );
  }
  if (status === "sending" && clientId && bubble.entry?.notBefore !== undefined) {
    return (
      <p className="mt-1 px-1 text-muted text-xs">
        <span>{`${t("message.waits")} `}</span>
        <InlineButton onClick={() => thread.takeBack(clientId)}>{t("undo")}</InlineButton>
      </p>
    );
  }
  if (!endsGroup) return null;
  if (status === "sending")
    return <p className="mt-1 px-1 text-faint text-xs">{t("message.sending")}</p>;
  return (
    <p className="mt-1 flex items-center gap-1 px-1 text-faint text-xs">
      <time dateTime={createdAt}>{clockTime(createdAt)}</time>
      {receipt && <ReceiptMark receipt={receipt} />}
    </p>
  );
}

/** What happened in the conversation, said by nobody. */
export function SystemLine({ text, seq }: { text: string; seq: number | null }) {
  return (
    <div
      data-seq={seq ?? undefined}
      className="my-3 text-balance px-8 text-center text-muted text-xs"
    >
      <LinkedText text={text} author="system" />
    </div>
  );
}

const RECEIPTS = {
  sent: { icon: Check, color: undefined },
  delivered: { icon: CheckCheck, color: undefined },
  seen: { icon: CheckCheck, color: "text-accent-text" },
} satisfies Record<Receipt, { icon: typeof Check; color: string | undefined }>;

function ReceiptMark({ receipt }: { receipt: Receipt }) {
  const { icon: Icon, color } = RECEIPTS[receipt];
  return (
    <>
      <span aria-hidden="true">·</span>
      <Icon aria-hidden="true" className={cx("size-3.5", color)} />
      <span>{t(`receipts.${receipt}`)}</span>
    </>
  );
}
