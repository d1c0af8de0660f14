"use client";

import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import type { Email } from "@linkdesk/contract/emails.ts";
import { SearchX } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { ApiError } from "@/lib/client/api";
import { useAskRequired } from "@/lib/client/attributes/use-ask-required";
import { useEventsOfThread } from "@/lib/client/contacts/use-contact-events";
import type { ListFilter } from "@/lib/client/conversations/conversation-cache";
import type { Unsent, WrittenKind } from "@/lib/client/conversations/unsent";
import { useActivities } from "@/lib/client/conversations/use-activities";
import { useConversation } from "@/lib/client/conversations/use-conversations";
import { useEmails } from "@/lib/client/conversations/use-emails";
import { useNotes } from "@/lib/client/conversations/use-notes";
import { useScheduled } from "@/lib/client/conversations/use-scheduled";
import { useThread } from "@/lib/client/conversations/use-thread";
import { useUploads } from "@/lib/client/conversations/use-uploads";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { mentionsIn } from "@/lib/client/notes/mentions";
import { useMentionable } from "@/lib/client/notes/use-mentionable";
import { useSeenMentions } from "@/lib/client/notes/use-seen-mentions";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { useViewing } from "@/lib/client/shell/use-viewers";
import { isOnline } from "@/lib/client/time";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/conversations";
import { Composer } from "./composer.tsx";
import { conversationHref } from "./links.ts";
import { LoadingConversation } from "./loading-conversation.tsx";
import { MessageList } from "./message-list.tsx";

import { ThreadHeader } from "./thread-header.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useReadReceipts } from "./use-read-receipts.ts";
import { useShownMessage } from "./use-shown-message.ts";
import { useThreadScroll } from "./use-thread-scroll.ts";

const NO_EMAILS: readonly Email[] = [];

/** It stands beside the conversation, which can be read without it. */
const DetailsPane = dynamic(() => import("./details-pane.tsx").then((m) => m.DetailsPane), {
  ssr: false,
});

/** Few change it, so that its form is not in the first load. */
const RecipientsDialog = dynamic(
  () => import("./recipients-dialog.tsx").then((module) => module.RecipientsDialog),
  // Only this waits while it loads, and not the page around it, which would lose the focus.
  { ssr: false },
);

const RequiredDialog = dynamic(
  () => import("@/components/attributes/required-dialog").then((module) => module.RequiredDialog),
  { ssr: false },
);

/** One open conversation: header, messages, composer, and the visitor's details beside it. */
export function ConversationView({
  id,
  filter,
  shownSeq,
  isAlone = false,
}: {
  id: string;
  filter: ListFilter;
  /** In a window of its own, without the list. */
  isAlone?: boolean;
  /** The message to show. */
  shownSeq: number | null;
}) {
  const query = useConversation(id);
  const backHref = conversationHref(null, filter);
  if (query.data) {
    return (
      <OpenConversation
        detail={query.data}
        isPartial={query.isPlaceholderData}
        backHref={backHref}
        shownSeq={shownSeq}
        isAlone={isAlone}
      />
    );
  }
  if (query.isPending) return <LoadingConversation />;
  const isMissing = query.error instanceof ApiError && [400, 404].includes(query.error.status);
  return (
    <div className="flex flex-1 items-center justify-center">
      {isMissing ? (
        <EmptyState
          icon={SearchX}
          title={t("thread.missingTitle")}
          action={<ButtonLink href={backHref}>{t("back")}</ButtonLink>}
        >
          {t("thread.missing")}
        </EmptyState>
      ) : (
        <LoadError
          title={t("thread.loadError")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
    </div>
  );
}

function OpenConversation({
  detail,
  isPartial,
  backHref,
  shownSeq,
  isAlone,
}: {
  detail: ConversationDetail;
  /** Only what the list knew; read positions are not known yet. */
  isPartial: boolean;
  backHref: string;
  shownSeq: number | null;
  isAlone: boolean;
}) {
  const { thread, snapshot, visitorIsTyping, typed, send } = useThread(detail.id);
  const setWriting = useViewing(detail.id);
  const notes = useNotes(detail.id);
  const mentionable = useMentionable();
  const inbox = useInboxes().data?.find(({ id }) => id === detail.inbox.id);
  useSeenMentions(isPartial ? undefined : detail, notes.data);
  const scheduled = useScheduled(detail.id, detail.contactMessages);
  const now = useNow();
  const isAway = now > 0 && detail.visitor !== null && !isOnline(detail.visitor.lastSeenAt, now);
  const emails = useEmails(detail.id);
  const activities = useActivities(detail.id, snapshot.messages[0]?.createdAt);
  const resolvedAt = activities.findLast(({ type }) => type === "conversation.resolved")?.at;
  const events = useEventsOfThread(detail, snapshot.messages[0]?.createdAt, resolvedAt);
  const { unsent } = useDashboard();
  // Keyed by conversation: another one begins with its own draft.
  const [mode, setMode] = useState(() => firstMode(unsent, detail.id));
  const uploads = useUploads(detail.id);
  const drop = useFileDrop((files) => {
    // Files go with a reply.
    setMode("reply");
    uploads.add(files);
  });
  const scroll = useThreadScroll(snapshot.messages[0]?.seq, snapshot.hasNewer);
  const markedSeq = useShownMessage(thread, snapshot, shownSeq, scroll.toMessage);
  const isMailed = detail.inboxKind === "email" || detail.emailThread !== null;
  const required = useAskRequired(detail.id);
  const [isEditing, setEditing] = useState(false);
  const [showDetails, setShowDetails] = useState(false);
  const unreadAfter = useUnreadAfter(detail, isPartial);
  useReadReceipts(isPartial ? undefined : detail, snapshot.messages, scroll.atBottom);

  return (
    <>
      <section
        aria-label={t("thread.label")}
        {...drop.handlers}
        className="relative flex min-h-0 min-w-0 flex-1 flex-col"
      >
        {drop.isOver && <DropHere />}
        <ThreadHeader
          detail={detail}
          backHref={backHref}
          isAlone={isAlone}
          askRequired={required.ask}
          onShowDetails={() => setShowDetails(true)}
        />
        <MessageList
          thread={thread}
          snapshot={snapshot}
          notes={notes}
          scheduled={scheduled}
          emails={emails.data ?? NO_EMAILS}
          activities={activities}
          events={events}
          detail={detail}
          unreadAfter={unreadAfter}
          typing={visitorIsTyping}
          scroll={scroll}
          markedSeq={markedSeq}
        />
        <Composer
          mode={mode}
          onMode={setMode}
          conversationId={detail.id}
          contactName={detail.contact.name}
          isResolved={detail.status === "resolved" && inbox?.replyReopens !== false}
          away={isAway ? { mailAddress: detail.mailAddress } : null}
          mailed={isMailed ? { detail, onEdit: () => setEditing(true) } : null}
          onTyping={(isTyping) => {
            typed(isTyping);
            setWriting(isTyping);
          }}
          messages={snapshot.messages}
          lastSeq={detail.lastSeq}
          uploads={uploads}
          thread={thread}
          onSend={(text, attachments, actions) => {
            scroll.toBottom();
            send(text, attachments, actions);
          }}
          askRequired={required.ask}
          onNote={(text) => {
            scroll.toBottom();
            thread.sendNote(text, mentionsIn(text, mentionable ?? [], detail.id));
          }}
        />
      </section>
      <aside
        aria-label={t("thread.about")}
        className="scroll-quiet hidden w-72 shrink-0 border-line border-s p-5 xl:block 2xl:w-80"
      >
        <DetailsPane detail={detail} />
      </aside>
      {required.asked && (
        <RequiredDialog
          missing={required.asked.missing}
          onFilled={required.asked.goOn}
          onClose={required.close}
        />
      )}
      {isEditing && <RecipientsDialog detail={detail} onClose={() => setEditing(false)} />}
      <Dialog
        open={showDetails}
        onClose={() => setShowDetails(false)}
        title={t("details.title")}
        placement="side"
      >
        <DetailsPane detail={detail} />
      </Dialog>
    </>
  );
}

/** A note that was begun is not hidden behind an empty reply. */
function firstMode(unsent: Unsent, conversationId: string): WrittenKind {
  const isEmpty =
    unsent.readDraft(conversationId, "reply") === "" &&
    unsent.readFiles(conversationId).length === 0;
  return isEmpty && unsent.readDraft(conversationId, "note") !== "" ? "note" : "reply";
}

function DropHere() {
  return (
    <div className="pointer-events-none absolute inset-2 z-10 flex items-center justify-center rounded-card border-2 border-accent border-dashed bg-accent-soft/90">
      <p className="font-medium text-accent-text">{t("thread.drop")}</p>
    </div>
  );
}

/** Where the unread messages began when the conversation was opened; null when there were none. */
function useUnreadAfter(detail: ConversationDetail, isPartial: boolean): number | null {
  const [opened, setOpened] = useState<{ after: number | null } | null>(null);
  if (opened === null && !isPartial) {
    setOpened({ after: detail.unread > 0 ? detail.readSeq : null });
  }
  return opened?.after ?? null;
}
