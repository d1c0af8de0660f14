"use client";

import { Check, CheckCheck } from "lucide-react";
import { memo } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import type { Bubble } from "@/lib/client/bubbles";
import type { Outgoing } from "@/lib/client/message-store";
import { clockTime, fullTime } from "@/lib/client/time";
import { LinkedText } from "./linked-text.tsx";

const SHAPE =
  "w-fit max-w-full whitespace-pre-wrap rounded-bubble px-3.5 py-2 text-start text-[15px] leading-[1.45] [overflow-wrap:anywhere]";

/** One message with what its place in a run calls for: name, corners, time. */
export const MessageBubble = memo(function MessageBubble({
  bubble,
  myId,
  status,
}: {
  bubble: Bubble;
  myId: string;
  /** Shown under the newest message of our side. */
  status: "sent" | "seen" | null;
}) {
  const { message, startsGroup, endsGroup } = bubble;
  const { author } = message;
  if (author.type === "system") {
    return (
      <p className="my-3 text-balance px-8 text-center text-muted text-xs">
        <LinkedText text={message.text} />
      </p>
    );
  }
  const isOurs = author.type !== "contact";
  const showName = isOurs && startsGroup && author.id !== myId;
  return (
    <div className={cx("flex gap-2.5", isOurs && "justify-end", startsGroup ? "mt-4" : "mt-0.5")}>
      {!isOurs && (
        <span className="flex w-7 shrink-0 items-end">
          {endsGroup && <Avatar name={author.name} seed={author.id ?? author.name} size="sm" />}
        </span>
      )}
      <div className={cx("flex min-w-0 max-w-[min(85%,38rem)] flex-col", isOurs && "items-end")}>
        {showName && <p className="mb-1 px-1 text-muted text-xs">{author.name}</p>}
        <span className="sr-only">{author.name}:</span>
        <div
          dir="auto"
          title={fullTime(message.createdAt)}
          className={cx(
            SHAPE,
            isOurs ? "bg-accent text-accent-ink" : "bg-sunken text-ink",
            endsGroup && (isOurs ? "rounded-ee-md" : "rounded-es-md"),
          )}
        >
          <LinkedText text={message.text} />
        </div>
        {endsGroup && (
          <p className="mt-1 flex items-center gap-1 px-1 text-faint text-xs">
            <time dateTime={message.createdAt}>{clockTime(message.createdAt)}</time>
            {status === "sent" && <Receipt icon={Check} text="Sent" />}
            {status === "seen" && <Receipt icon={CheckCheck} text="Seen" />}
          </p>
        )}
      </div>
    </div>
  );
});

function Receipt({ icon: Icon, text }: { icon: typeof Check; text: string }) {
  return (
    <>
      <span aria-hidden="true">·</span>
      <Icon aria-hidden="true" className="size-3.5" />
      {text}
    </>
  );
}

/** A message of ours that is still on its way, or did not get through. */
export function OutgoingBubble({
  message,
  onRetry,
  onDiscard,
}: {
  message: Outgoing;
  onRetry: () => void;
  onDiscard: () => void;
}) {
  const failed = message.state === "failed";
  return (
    <div className="mt-0.5 flex justify-end first:mt-4">
      <div className="flex min-w-0 max-w-[min(85%,38rem)] flex-col items-end">
        <div
          dir="auto"
          className={cx(
            SHAPE,
            "rounded-ee-md",
            failed
              ? "bg-danger-soft text-ink ring-1 ring-danger/40 ring-inset"
              : "bg-accent text-accent-ink opacity-75",
          )}
        >
          <LinkedText text={message.text} />
        </div>
        {failed ? (
          <p role="alert" className="mt-1 px-1 text-end text-danger-text text-xs">
            Not sent. {message.error} <InlineButton onClick={onRetry}>Retry</InlineButton>
            <span aria-hidden="true"> · </span>
            <InlineButton onClick={onDiscard}>Delete</InlineButton>
          </p>
        ) : (
          <p className="mt-1 px-1 text-faint text-xs">Sending…</p>
        )}
      </div>
    </div>
  );
}

function InlineButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded font-semibold underline underline-offset-2 hover:no-underline"
    >
      {children}
    </button>
  );
}
