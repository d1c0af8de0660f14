"use client";

import type { ConversationListItem } from "@linkdesk/contract/conversations.ts";
import { memo } from "react";
import { Avatar } from "@/components/ui/avatar";
import { CountBadge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListFilter } from "@/lib/client/conversations/conversation-cache";
import { useHasDraft } from "@/lib/client/conversations/draft-marks";
import { foreignPicture } from "@/lib/client/foreign-picture";
import { useMembers } from "@/lib/client/members/use-members";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { isOnline } from "@/lib/client/time";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/conversations";
import { conversationHref } from "./links.ts";
import { RowMarks } from "./row-marks.tsx";
import { ShallowLink } from "./shallow-link.tsx";
import { Viewers } from "./viewers.tsx";

type Props = {
  item: ConversationListItem;
  filter: ListFilter;
  selected: boolean;
  showInbox: boolean;
};

/** Who wrote last, if it was our side: a colleague by first name, once the members are known. */
function useAuthorPrefix(item: ConversationListItem): string {
  const { me } = useDashboard();
  const members = useMembers();
  if (item.previewAuthor === "bot") return t("row.by", { name: t("row.bot") });
  if (item.previewAuthor !== "agent") return "";
  if (item.previewMemberId === me.memberId) return t("row.by", { name: t("row.you") });
  const author = members.data?.find((member) => member.id === item.previewMemberId);
  return t("row.by", { name: author?.name.split(/\s/)[0] || t("row.team") });
}

/** One conversation in the list. */
export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { item, filter, selected, showInbox } = props;
  const now = useNow();
  const prefix = useAuthorPrefix(item);
  const hasDraft = useHasDraft(item.id);
  const unread = item.unread > 0;
  return (
    <li>
      <ShallowLink
        data-row
        href={conversationHref(item.id, filter)}
        aria-current={selected ? "true" : undefined}
        className={cx(
          "group relative mt-0.5 flex items-start gap-3 rounded-card px-3 py-3 transition-colors focus-visible:outline-offset-[-2px]",
          selected ? "bg-accent-soft" : "hover:bg-hover active:bg-pressed",
        )}
      >
        <Avatar
          name={item.contact.name}
          seed={item.contact.id}
          src={foreignPicture(item.contact.avatarUrl)}
          online={now > 0 && isOnline(item.contact.lastSeenAt, now)}
        />
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline gap-2">
            <span
              className={cx(
                "min-w-0 flex-1 truncate text-start text-sm",
                unread ? "font-semibold" : "font-medium",
              )}
            >
              <bdi>{item.contact.name}</bdi>
            </span>
            <RelativeTime
              iso={item.lastMessageAt}
              style="short"
              className={cx(
                "shrink-0 text-xs",
                unread ? "font-medium text-accent-text" : "text-faint",
              )}
            />
          </div>
          <div className="mt-0.5 flex items-center gap-2">
            <p
              className={cx(
                "min-w-0 flex-1 truncate text-[13px]",
                unread ? "font-medium text-ink" : "text-muted",
              )}
            >
              {hasDraft && <span className="text-danger-text">{t("row.draft")}</span>}
              {prefix && <span className={selected ? "text-muted" : "text-faint"}>{prefix}</span>}
              <bdi>{item.preview}</bdi>
            </p>
            {unread && (
              <CountBadge count={item.unread} label={t("row.unread", { count: item.unread })} />
            )}
            <Viewers conversationId={item.id} />
            {item.assignee && (
              <span title={t("row.assigned", { name: item.assignee.name })} className="flex">
                <Avatar name={item.assignee.name} seed={item.assignee.id} size="xs" />
                <span className="sr-only">{t("row.assigned", { name: item.assignee.name })}</span>
              </span>
            )}
          </div>
          <RowMarks item={item} showInbox={showInbox} />
        </div>
      </ShallowLink>
    </li>
  );
});
