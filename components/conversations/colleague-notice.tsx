"use client";

import type { Message } from "@linkdesk/contract/conversations.ts";
import { Users } from "lucide-react";
import { useState } from "react";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { useViewers } from "@/lib/client/shell/use-viewers";
import { t } from "@/lib/texts/desk";

/** Above the composer: a colleague writes a reply, or has sent one since this one was begun. */
export function ColleagueNotice({
  conversationId,
  messages,
  lastSeq,
  hasReply,
  isShown,
}: {
  conversationId: string;
  messages: readonly Message[];
  /** The conversation's newest message, which need not be among them. */
  lastSeq: number;
  /** A reply was begun. */
  hasReply: boolean;
  /** The reply is on screen, and not a note. */
  isShown: boolean;
}) {
  const { me } = useDashboard();
  /** The newest message when the reply was begun; null without one. */
  const [begunAfter, setBegunAfter] = useState<number | null>(null);
  if (!hasReply && begunAfter !== null) setBegunAfter(null);
  // Before the messages are there, everything would look new.
  if (hasReply && begunAfter === null && messages.length > 0) {
    setBegunAfter(Math.max(lastSeq, messages.at(-1)?.seq ?? 0));
  }
  const writing = useViewers(conversationId).find((viewer) => viewer.isWriting);
  const answered =
    begunAfter === null
      ? undefined
      : messages.findLast(
          ({ seq, author }) =>
            seq > begunAfter && author.type === "agent" && author.id !== me.memberId,
        );
  const text = answered
    ? t("viewers.answered", { name: answered.author.name })
    : writing && t("viewers.writing", { name: writing.name });
  return (
    <div role="status">
      {isShown && text && (
        <p className="flex items-center gap-2 px-4 pt-2 text-[13px] text-warning-text">
          <Users aria-hidden="true" className="size-3.5 shrink-0" />
          <bdi>{text}</bdi>
        </p>
      )}
    </div>
  );
}
