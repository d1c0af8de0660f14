"use client";

import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { ArrowLeft, Check, Info, MailOpen, RotateCcw, UserRound } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuChoice, MenuDivider, MenuHeading } from "@/components/ui/menu";
import type { AskRequired } from "@/lib/client/attributes/use-ask-required";
import {
  type RunActions,
  useConversationActions,
} from "@/lib/client/conversations/use-conversation-actions";
import { foreignPicture } from "@/lib/client/foreign-picture";
import { useMembers } from "@/lib/client/members/use-members";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { isOnline } from "@/lib/client/time";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/conversations";
import { t as desk } from "@/lib/texts/desk";
import { RelativeTime } from "../ui/relative-time.tsx";
import { goTo } from "./links.ts";
import { PriorityIcon } from "./priority-icon.tsx";
import { ShallowLink } from "./shallow-link.tsx";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { TriageMenu } from "./triage-menu.tsx";
import { nextRowHref } from "./use-list-keys.ts";
import { useThreadKeys } from "./use-thread-keys.ts";
import { Viewers } from "./viewers.tsx";

const loadWindow = () => import("./conversation-window.ts");

/** It follows the page, so that it is not in the first load. */
const ConversationMenu = dynamic(
  () => import("./conversation-menu.tsx").then((module) => module.ConversationMenu),
  { ssr: false },
);

/** Opened now and then. */
const TranscriptDialog = dynamic(
  () => import("./transcript-dialog.tsx").then((module) => module.TranscriptDialog),
  { ssr: false },
);

/** Opened now and then. */
const DateDialog = dynamic(() => import("./date-dialog.tsx").then((module) => module.DateDialog), {
  ssr: false,
});

/** Who it is with, whether they are here, and what can be done with the conversation. */
export function ThreadHeader({
  detail,
  backHref,
  isAlone,
  askRequired,
  onShowDetails,
}: {
  detail: ConversationDetail;
  backHref: string;
  /** In a window of its own, from which nothing leads back to the list. */
  isAlone: boolean;
  /** Before it is resolved. */
  askRequired: AskRequired;
  onShowDetails: () => void;
}) {
  const run = useConversationActions(detail.id);
  const resolved = detail.status === "resolved";
  const resolve = (sets: ConversationAction[]) =>
    run([...sets, { type: "resolve" }], {
      shown: { status: "resolved", snoozedUntil: null, wokenAt: null },
      done: t("resolve.done"),
    });
  const [dialog, setDialog] = useState<"transcript" | "date" | null>(null);
  const askForRating =
    detail.inboxKind === "webchat"
      ? () => run([{ type: "ask_for_rating" }], { done: desk("rating.asked") })
      : undefined;
  const sendTranscript = () => setDialog("transcript");
  const goToDate = () => setDialog("date");
  useThreadKeys({
    // Before the row leaves the list, the one below it is the next.
    e: () => {
      const goOn = (sets?: ConversationAction[]) => {
        const next = nextRowHref() ?? backHref;
        if (sets) resolve(sets);
        if (!isAlone) goTo(next);
      };
      if (resolved) goOn();
      else askRequired(goOn);
    },
    ...(askForRating && { y: askForRating }),
    m: sendTranscript,
    g: goToDate,
    l: () => void loadWindow().then((module) => module.copyConversationLink(detail.id)),
    o: () => void loadWindow().then((module) => module.openConversationWindow(detail.id)),
    // Elsewhere the list has this key.
    ...(isAlone && { r: () => document.getElementById("composer")?.focus() }),
  });
  // Back to the list: an open conversation would be read again at once.
  const markUnread = () => {
    run([{ type: "mark_unread" }], { done: t("unread.done") });
    goTo(backHref);
  };
  return (
    <header className="flex h-16 shrink-0 items-center gap-2 border-line border-b px-2 sm:gap-1.5 sm:px-5">
      {!isAlone && (
        <ShallowLink
          href={backHref}
          aria-label={t("back")}
          className="flex size-10 items-center justify-center rounded-control text-muted hover:bg-hover md:hidden"
        >
          <ArrowLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" />
        </ShallowLink>
      )}
      <Who detail={detail} />
      <Viewers conversationId={detail.id} />
      <AssignMenu detail={detail} run={run} />
      <SnoozeMenu detail={detail} run={run} />
      {resolved ? (
        <Button
          onClick={() =>
            run([{ type: "reopen" }], { shown: { status: "open" }, done: t("reopen.done") })
          }
        >
          <RotateCcw aria-hidden="true" className="size-4" />
          <span className="max-sm:sr-only">{t("reopen.button")}</span>
        </Button>
      ) : (
        <Button
          aria-keyshortcuts="e"
          title={desk("resolveNext.hint")}
          onClick={() => askRequired(resolve)}
        >
          <Check aria-hidden="true" className="size-4" />
          <span className="max-sm:sr-only">{t("resolve.button")}</span>
        </Button>
      )}
      <TriageMenu detail={detail} run={run} />
      {!isAlone && (
        <IconButton
          label={t("unread.button")}
          aria-keyshortcuts="u"
          onClick={markUnread}
          className="max-sm:hidden"
        >
          <MailOpen aria-hidden="true" className="size-[18px]" />
        </IconButton>
      )}
      <IconButton label={t("details.title")} onClick={onShowDetails} className="xl:hidden">
        <Info aria-hidden="true" className="size-[18px]" />
      </IconButton>
      <ConversationMenu
        id={detail.id}
        isAlone={isAlone}
        onAskForRating={askForRating}
        onSendTranscript={sendTranscript}
        onGoToDate={goToDate}
      />
      {dialog === "date" && <DateDialog id={detail.id} onClose={() => setDialog(null)} />}
      {dialog === "transcript" && (
        <TranscriptDialog
          id={detail.id}
          address={detail.mailAddress}
          onClose={() => setDialog(null)}
        />
      )}
    </header>
  );
}

function Who({ detail }: { detail: ConversationDetail }) {
  const now = useNow();
  const { contact } = detail;
  const lastSeen = detail.visitor?.lastSeenAt || contact.lastSeenAt;
  const online = now > 0 && isOnline(lastSeen, now);
  return (
    <>
      <span className="max-sm:hidden">
        <Avatar
          name={contact.name}
          seed={contact.id}
          src={foreignPicture(contact.avatarUrl)}
          online={online}
        />
      </span>
      <div className="min-w-0 flex-1 sm:ms-1.5">
        <div className="flex items-center gap-2">
          <h1 dir="auto" className="truncate font-semibold text-[15px] tracking-tight">
            {contact.name}
          </h1>
          {detail.priority && <PriorityIcon priority={detail.priority} />}
          {detail.status === "resolved" && <Badge tone="success">{t("resolve.badge")}</Badge>}
          {detail.status === "snoozed" && <Badge tone="accent">{desk("snooze.badge")}</Badge>}
        </div>
        <p className="truncate text-[13px] text-muted">
          {detail.emailThread?.subject ? (
            <bdi>{detail.emailThread.subject}</bdi>
          ) : online ? (
            <span className="text-success-text">{t("header.online")}</span>
          ) : lastSeen ? (
            t.rich("header.lastSeen", { time: () => <RelativeTime iso={lastSeen} /> })
          ) : (
            detail.inbox.name
          )}
        </p>
      </div>
    </>
  );
}

function AssignMenu({ detail, run }: { detail: ConversationDetail; run: RunActions }) {
  const { me } = useDashboard();
  const members = useMembers();
  const { assignee } = detail;
  const shown = assignee?.id === me.memberId ? t("assign.youShown") : assignee?.name;
  const others = members.data?.filter((member) => member.id !== me.memberId) ?? [];
  const assign = (to: ConversationDetail["assignee"]) => {
    if (to?.id === assignee?.id) return;
    const done = to
      ? t("assign.done", { name: to.id === me.memberId ? t("assign.you") : to.name })
      : t("assign.unassigned");
    run([{ type: "assign", assigneeId: to?.id ?? null }], { shown: { assignee: to }, done });
  };
  return (
    <Menu
      aria-keyshortcuts="a"
      label={shown ? t("assign.menu", { name: shown }) : t("assign.button")}
      className="inline-flex h-9 min-w-9 max-w-44 items-center justify-center gap-2 rounded-control px-2 font-medium text-muted text-sm transition-colors hover:bg-hover hover:text-ink"
      button={
        <>
          {assignee ? (
            <Avatar name={assignee.name} seed={assignee.id} size="xs" />
          ) : (
            <UserRound aria-hidden="true" className="size-4" />
          )}
          <span className="truncate max-[100rem]:hidden">{shown ?? t("assign.button")}</span>
        </>
      }
    >
      <MenuHeading>{t("assign.heading")}</MenuHeading>
      <MenuChoice
        checked={assignee?.id === me.memberId}
        onSelect={() => assign({ id: me.memberId, name: me.name })}
      >
        {t("assign.me")}
      </MenuChoice>
      <MenuChoice checked={assignee === null} onSelect={() => assign(null)}>
        {t("assign.nobody")}
      </MenuChoice>
      {others.length > 0 && <MenuDivider />}
      {others.map(({ id, name }) => (
        <MenuChoice key={id} checked={assignee?.id === id} onSelect={() => assign({ id, name })}>
          {name}
        </MenuChoice>
      ))}
    </Menu>
  );
}
