"use client";

import { ArrowDown } from "lucide-react";
import { Fragment, useCallback, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { toBubbles } from "@/lib/client/bubbles";
import { useDashboard } from "@/lib/client/dashboard-context";
import type { Thread, ThreadSnapshot } from "@/lib/client/thread";
import { dayLabel } from "@/lib/client/time";
import { useNow } from "@/lib/client/use-page-state";
import type { ConversationDetail } from "@/lib/contract/conversations";
import { MessageBubble, OutgoingBubble } from "./message-bubble.tsx";
import { TypingIndicator } from "./typing-indicator.tsx";
import { useInView } from "./use-in-view.ts";
import type { useThreadScroll } from "./use-thread-scroll.ts";

type Props = {
  thread: Thread;
  snapshot: ThreadSnapshot;
  detail: ConversationDetail;
  /** Messages of the visitor after this were unread when the conversation was opened. */
  unreadAfter: number | null;
  typing: boolean;
  scroll: ReturnType<typeof useThreadScroll>;
};

/** The messages of a conversation, newest at the bottom, history loaded upwards. */
export function MessageList(props: Props) {
  const { thread, snapshot, detail, typing, scroll } = props;
  const { store, olderStatus } = snapshot;
  const loadOlder = useCallback(() => {
    if (thread.getSnapshot().olderStatus !== "failed") void thread.loadOlder();
  }, [thread]);
  const sentinel = useInView(loadOlder, store.messages[0]?.seq);
  const loading = snapshot.status === "loading" || snapshot.status === "idle";

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroll.viewport}
        onScroll={scroll.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={`Messages with ${detail.contact.name}`}
        aria-busy={loading || olderStatus === "loading"}
        className="scroll-quiet h-full [overflow-anchor:none] focus-visible:outline-offset-[-2px]"
      >
        <div
          ref={scroll.content}
          className="mx-auto flex min-h-full max-w-4xl flex-col justify-end px-4 pb-4 sm:px-6"
        >
          <div ref={sentinel} className="flex h-12 shrink-0 items-center justify-center text-muted">
            {olderStatus === "loading" && <Spinner />}
            {olderStatus === "failed" && (
              <Button size="sm" onClick={() => void thread.loadOlder()}>
                Load earlier messages
              </Button>
            )}
          </div>
          {loading && store.messages.length === 0 && <LoadingMessages />}
          {snapshot.status === "failed" && (
            <LoadError
              title="The messages could not be loaded"
              error={snapshot.error}
              onRetry={() => void thread.sync()}
            />
          )}
          <Bubbles {...props} />
          <div>
            {store.outgoing.map((message) => (
              <OutgoingBubble
                key={message.clientId}
                message={message}
                onRetry={() => void thread.retry(message.clientId)}
                onDiscard={() => thread.discard(message.clientId)}
              />
            ))}
          </div>
          {typing && <TypingIndicator contact={detail.contact} />}
        </div>
      </div>
      {!scroll.atBottom && <JumpDown store={store} onJump={scroll.toBottom} />}
    </div>
  );
}

function Bubbles({ snapshot, detail, unreadAfter }: Props) {
  const { me } = useDashboard();
  const now = useNow();
  const { messages } = snapshot.store;
  const bubbles = useMemo(() => toBubbles(messages), [messages]);
  const lastOfOurs = messages.findLast((message) => message.author.type === "agent")?.seq;
  const firstUnread =
    unreadAfter === null
      ? undefined
      : messages.find((m) => m.seq > unreadAfter && m.author.type === "contact")?.seq;
  return bubbles.map((bubble) => {
    const { seq, createdAt } = bubble.message;
    const seen = seq <= detail.contactReadSeq ? "seen" : "sent";
    return (
      <Fragment key={seq}>
        {bubble.startsDay && now > 0 && <Divider text={dayLabel(createdAt, now)} />}
        {seq === firstUnread && <Divider text="New" accent />}
        <MessageBubble
          bubble={bubble}
          myId={me.memberId}
          status={seq === lastOfOurs ? seen : null}
        />
      </Fragment>
    );
  });
}

function Divider({ text, accent = false }: { text: string; accent?: boolean }) {
  const line = accent ? "bg-accent/40" : "bg-line";
  return (
    <div className="mt-6 mb-1 flex items-center gap-3">
      <span aria-hidden="true" className={`h-px flex-1 ${line}`} />
      <span className={`font-medium text-xs ${accent ? "text-accent-text" : "text-muted"}`}>
        {text}
      </span>
      <span aria-hidden="true" className={`h-px flex-1 ${line}`} />
    </div>
  );
}

/** Mounted when the reader scrolls up, so the first `store` it sees is what was already read. */
function JumpDown({ store, onJump }: { store: ThreadSnapshot["store"]; onJump: () => void }) {
  const [seenSeq] = useState(store.lastSeq);
  const fresh = store.messages.filter(
    (message) => message.seq > seenSeq && message.author.type === "contact",
  ).length;
  const text =
    fresh === 0
      ? "Go to the newest message"
      : fresh === 1
        ? "1 new message"
        : `${fresh} new messages`;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <button
        type="button"
        onClick={onJump}
        className={`pointer-events-auto flex h-9 animate-rise items-center gap-2 rounded-full font-medium text-[13px] shadow-float transition-colors ${
          fresh > 0
            ? "bg-accent px-4 text-accent-ink hover:bg-accent-hover"
            : "w-9 justify-center bg-raised text-muted hover:text-ink"
        }`}
      >
        <ArrowDown aria-hidden="true" className="size-4" />
        <span className={fresh > 0 ? undefined : "sr-only"}>{text}</span>
      </button>
    </div>
  );
}

function LoadingMessages() {
  return (
    <div role="status" className="space-y-3 pt-6">
      <span className="sr-only">Loading messages</span>
      <Skeleton className="h-10 w-56 rounded-bubble" />
      <Skeleton className="h-16 w-72 rounded-bubble" />
      <Skeleton className="ms-auto h-10 w-64 rounded-bubble" />
      <Skeleton className="h-10 w-40 rounded-bubble" />
    </div>
  );
}
