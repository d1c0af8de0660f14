"use client";

import { arrange, type Bubble } from "@linkdesk/chat/arrange.ts";
import { receiptOf } from "@linkdesk/chat/receipts.ts";
import type { Activity } from "@linkdesk/contract/activities.ts";
import { assertNever } from "@linkdesk/contract/assert-never.ts";
import type { ContactEvent } from "@linkdesk/contract/contact-events.ts";
import type { ConversationDetail, Message } from "@linkdesk/contract/conversations.ts";
import type { Email } from "@linkdesk/contract/emails.ts";
import type { ScheduledMessage } from "@linkdesk/contract/scheduled-messages.ts";
import { ArrowDown } from "lucide-react";
import dynamic from "next/dynamic";
import { Fragment, useCallback, useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import type { Thread, ThreadSnapshot } from "@/lib/client/conversations/thread";
import type { Files } from "@/lib/client/conversations/unsent";
import { placeActivities, placeByTime } from "@/lib/client/conversations/use-activities";
import { placeAt, placeEmails } from "@/lib/client/conversations/use-emails";
import type { useNotes } from "@/lib/client/conversations/use-notes";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { dayLabel } from "@/lib/client/time";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/conversations";
import { JumpToUnread, UNREAD_DIVIDER } from "./jump-to-unread.tsx";
import { showMessage } from "./links.ts";
import { MessageBubble, SystemLine } from "./message-bubble.tsx";
import { UnsentNoteCard } from "./note-card.tsx";
import { TeamLines } from "./team-lines.tsx";
import { TypingIndicator } from "./typing-indicator.tsx";
import { useInView } from "./use-in-view.ts";
import type { useThreadScroll } from "./use-thread-scroll.ts";

/** Most conversations have nothing to send later. */
const ScheduledList = dynamic(
  () => import("./scheduled-list.tsx").then((module) => module.ScheduledList),
  { ssr: false },
);

type Props = {
  thread: Thread;
  snapshot: ThreadSnapshot;
  notes: ReturnType<typeof useNotes>;
  /** Soonest first. */
  scheduled: readonly ScheduledMessage[];
  /** Oldest first. */
  emails: readonly Email[];
  /** Oldest first. */
  activities: readonly Activity[];
  /** Oldest first. */
  events: readonly ContactEvent[];
  detail: ConversationDetail;
  /** Messages of the visitor after this were unread when the conversation was opened. */
  unreadAfter: number | null;
  typing: boolean;
  scroll: ReturnType<typeof useThreadScroll>;
  /** The message that somebody looked for, for a moment. */
  markedSeq: number | null;
};

/** The messages of a conversation, newest at the bottom, history loaded upwards. */
export function MessageList(props: Props) {
  const { thread, snapshot, detail, typing, scroll, unreadAfter } = props;
  const { messages, olderStatus } = snapshot;
  const firstUnread = firstUnreadOf(props);
  const loadOlder = useCallback(() => {
    if (thread.getSnapshot().olderStatus !== "failed") void thread.loadOlder();
  }, [thread]);
  const sentinel = useInView(loadOlder, messages[0]?.seq);
  const loadNewer = useCallback(() => {
    if (thread.getSnapshot().newerStatus !== "failed") void thread.loadNewer();
  }, [thread]);
  const endSentinel = useInView(loadNewer, `${snapshot.hasNewer} ${messages.at(-1)?.seq}`);
  const loading = snapshot.status === "loading";
  const toNewest = () => {
    thread.showNewest();
    scroll.toBottom();
  };
  useEffect(() => {
    if (scroll.atBottom && messages.length > 0) thread.trim();
  }, [scroll.atBottom, thread, messages]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroll.viewport}
        onScroll={scroll.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={t("messages.label", { name: detail.contact.name })}
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
                {t("messages.older")}
              </Button>
            )}
          </div>
          {loading && messages.length === 0 && <LoadingMessages />}
          {snapshot.status === "failed" && (
            <LoadError
              title={t("messages.loadError")}
              error={snapshot.error}
              onRetry={thread.resync}
            />
          )}
          <Rows {...props} firstUnread={firstUnread} />
          <UnsentNotes {...props} />
          {props.scheduled.length > 0 && !snapshot.hasNewer && (
            <ScheduledList scheduled={props.scheduled} contactName={detail.contact.name} />
          )}
          {props.notes.isLoadingError && (
            <p role="alert" className="mt-3 text-center text-danger-text text-xs">
              {t("messages.notesError")}{" "}
              <Button size="sm" onClick={() => void props.notes.refetch()}>
                {t("tryAgain")}
              </Button>
            </p>
          )}
          {snapshot.hasNewer && (
            <div ref={endSentinel} className="flex h-12 shrink-0 items-center justify-center">
              {snapshot.newerStatus === "failed" ? (
                <Button size="sm" onClick={() => void thread.loadNewer()}>
                  {t("messages.newer")}
                </Button>
              ) : (
                <Spinner className="text-muted" />
              )}
            </div>
          )}
          {typing && !snapshot.hasNewer && <TypingIndicator contact={detail.contact} />}
        </div>
      </div>
      {unreadAfter !== null && !loading && (
        <JumpToUnread
          viewport={scroll.viewport}
          isLoaded={firstUnread !== undefined}
          count={detail.lastSeq - unreadAfter}
          onJump={() => showMessage(unreadAfter + 1)}
        />
      )}
      {!scroll.atBottom && <JumpDown messages={messages} onJump={toNewest} />}
    </div>
  );
}

/** The first message of the visitor that was unread, if it is loaded with all after it. */
function firstUnreadOf({ unreadAfter, snapshot }: Props): number | undefined {
  const [oldest] = snapshot.messages;
  if (unreadAfter === null || !oldest || oldest.seq > unreadAfter + 1) return undefined;
  const isUnread = ({ seq, author }: Message) => seq > unreadAfter && author.type === "contact";
  return snapshot.messages.find(isUnread)?.seq;
}

function Rows(props: Props & { firstUnread: number | undefined }) {
  const { thread, snapshot, notes, emails, activities, events, detail } = props;
  const { markedSeq, firstUnread } = props;
  const { me } = useDashboard();
  const now = useNow();
  const { messages, outgoing } = snapshot;
  const rows = useMemo(
    () => arrange(messages, outgoing, { type: "agent", id: me.memberId, name: me.name }),
    [messages, outgoing, me],
  );
  const notesBySeq = useMemo(
    () => Map.groupBy(notes.data ?? [], (note) => note.afterSeq),
    [notes.data],
  );
  const activitiesBySeq = useMemo(
    () => placeActivities(activities, messages),
    [activities, messages],
  );
  const eventsBySeq = useMemo(() => placeByTime(events, messages), [events, messages]);
  const placed = useMemo(() => placeEmails(emails), [emails]);
  const otherEmails = useMemo(() => placeAt(placed.others, messages), [placed, messages]);
  /** What the team alone sees behind a message: its notes and activities, by time. */
  const behind = (seq: number | null) => {
    if (seq === null) return null;
    return (
      <TeamLines
        notes={notesBySeq.get(seq)}
        activities={activitiesBySeq.get(seq)}
        events={eventsBySeq.get(seq)}
        emails={otherEmails.get(seq)}
      />
    );
  };
  const lastOfOurs = messages.findLast((message) => message.author.type === "agent")?.seq;
  const receipt = (seq: number | null) => {
    if (seq === null || seq !== lastOfOurs) return null;
    return receiptOf(seq, detail.contactDeliveredSeq, detail.contactReadSeq);
  };
  const emailOf = ({ message, seq }: Bubble<Files>) => {
    const came = message && placed.cameBy.get(message.id);
    return (
      came ?? (seq !== null && message?.author.type === "agent" ? placed.sentBy(seq) : undefined)
    );
  };
  return rows.map((row) => {
    switch (row.kind) {
      case "day":
        return now > 0 && <Divider key={row.key} text={dayLabel(row.at.toISOString(), now)} />;
      case "system":
        return (
          <Fragment key={row.key}>
            <SystemLine text={row.bubble.text} seq={row.bubble.seq} />
            {behind(row.bubble.seq)}
          </Fragment>
        );
      case "group":
        return (
          <Fragment key={row.key}>
            {row.bubbles.map((bubble, i) => (
              <Fragment key={bubble.key}>
                {bubble.seq !== null && bubble.seq === firstUnread && (
                  <Divider text={t("messages.new")} isUnread />
                )}
                <MessageBubble
                  bubble={bubble}
                  author={row.author}
                  avatarUrl={detail.contact.avatarUrl}
                  timezone={detail.visitor?.timezone ?? null}
                  myId={me.memberId}
                  startsGroup={i === 0}
                  endsGroup={bubble.status !== row.bubbles[i + 1]?.status}
                  receipt={receipt(bubble.seq)}
                  email={emailOf(bubble)}
                  thread={thread}
                  isMarked={bubble.seq !== null && bubble.seq === markedSeq}
                />
                {behind(bubble.seq)}
              </Fragment>
            ))}
          </Fragment>
        );
      default:
        return assertNever(row);
    }
  });
}

/** Notes on their way stand last; one that has meanwhile arrived stands in its place instead. */
function UnsentNotes({ thread, snapshot, notes }: Props) {
  const arrived = new Set(notes.data?.map((note) => note.clientId));
  return snapshot.outgoingNotes
    .filter((entry) => !arrived.has(entry.clientId))
    .map((entry) => <UnsentNoteCard key={entry.clientId} entry={entry} thread={thread} />);
}

function Divider({ text, isUnread = false }: { text: string; isUnread?: boolean }) {
  const line = isUnread ? "bg-accent/40" : "bg-line";
  return (
    <div {...(isUnread && { [UNREAD_DIVIDER]: "" })} className="mt-6 mb-1 flex items-center gap-3">
      <span aria-hidden="true" className={`h-px flex-1 ${line}`} />
      <span className={`font-medium text-xs ${isUnread ? "text-accent-text" : "text-muted"}`}>
        {text}
      </span>
      <span aria-hidden="true" className={`h-px flex-1 ${line}`} />
    </div>
  );
}

/** Mounted when the reader scrolls up, so the first messages it sees were already read. */
function JumpDown({ messages, onJump }: { messages: readonly Message[]; onJump: () => void }) {
  const [seenSeq] = useState(messages.at(-1)?.seq ?? 0);
  const fresh = messages.filter(
    (message) => message.seq > seenSeq && message.author.type === "contact",
  ).length;
  const text = fresh === 0 ? t("messages.toNewest") : t("messages.countNew", { count: fresh });
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
      <span className="sr-only">{t("messages.loading")}</span>
      <Skeleton className="h-10 w-56 rounded-bubble" />
      <Skeleton className="h-16 w-72 rounded-bubble" />
      <Skeleton className="ms-auto h-10 w-64 rounded-bubble" />
      <Skeleton className="h-10 w-40 rounded-bubble" />
    </div>
  );
}
