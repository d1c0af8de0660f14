"use client";

import type { ConversationListItem } from "@linkdesk/contract/conversations.ts";
import { type MouseEvent, memo } from "react";
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
import { t as desk } from "@/lib/texts/desk";
import { conversationHref } from "./links.ts";
import { RowMarks } from "./row-marks.tsx";
import { ShallowLink } from "./shallow-link.tsx";
import { useLongPress } from "./use-long-press.ts";
import { Viewers } from "./viewers.tsx";

type Props = {
  item: ConversationListItem;
  filter: ListFilter;
  selected: boolean;
  showInbox: boolean;
  /** Tells the contact from another one with the same name. */
  mark: string | undefined;
  isCompact: boolean;
  isChecked: boolean;
  /** `isRange`: with all rows since the last one. */
  onSelect: (id: string, isRange: boolean) => void;
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
  const { item, filter, selected, showInbox, mark, isCompact, isChecked, onSelect } = props;
  const now = useNow();
  const prefix = useAuthorPrefix(item);
  const hasDraft = useHasDraft(item.id);
  const unread = item.unread > 0;
  const { wasLong, ...press } = useLongPress(() => onSelect(item.id, false));
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    const isTouch = (event.nativeEvent as PointerEvent).pointerType === "touch";
    if (wasLong()) return event.preventDefault();
    const isSelecting = event.currentTarget.closest("[data-selecting]") !== null;
    if (!event.shiftKey && !(isTouch && isSelecting)) return;
    event.preventDefault();
    onSelect(item.id, event.shiftKey);
  };
  return (
    <li className="group/row relative">
      <ShallowLink
        {...press}
        data-row={item.id}
        onClick={onClick}
        href={conversationHref(item.id, filter)}
        aria-current={selected ? "true" : undefined}
        className={cx(
          "group relative mt-0.5 flex items-start gap-3 rounded-card px-3 transition-colors [-webkit-touch-callout:none] focus-visible:outline-offset-[-2px]",
          isCompact ? "py-1.5" : "py-3",
          selected || isChecked ? "bg-accent-soft" : "hover:bg-hover active:bg-pressed",
        )}
      >
        {/* The box is in its place. */}
        <span className="flex shrink-0 group-data-selecting/list:invisible pointer-fine:group-hover/row:invisible">
          <Avatar
            size={isCompact ? "sm" : undefined}
            name={item.contact.name}
            seed={item.contact.id}
            src={foreignPicture(item.contact.avatarUrl)}
            online={now > 0 && isOnline(item.contact.lastSeenAt, now)}
          />
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline gap-2">
            <span
              className={cx(
                "min-w-0 flex-1 truncate text-start text-sm",
                unread ? "font-semibold" : "font-medium",
              )}
            >
              <bdi>{item.contact.name}</bdi>
              {mark && <span className="ms-1.5 font-normal text-faint text-xs">{mark}</span>}
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
          <div className={cx("flex items-center gap-2", !isCompact && "mt-0.5")}>
            {isCompact && <RowMarks item={item} showInbox={false} isInline />}
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
          {!isCompact && <RowMarks item={item} showInbox={showInbox} />}
        </div>
      </ShallowLink>
      <label
        className={cx(
          "absolute start-3 flex items-center justify-center rounded-full",
          isCompact ? "top-2 size-7" : "top-3.5 size-10",
          "pointer-events-none opacity-0 group-data-selecting/list:pointer-events-auto group-data-selecting/list:opacity-100",
          "pointer-fine:pointer-events-auto pointer-fine:group-hover/row:opacity-100",
        )}
      >
        <input
          type="checkbox"
          aria-label={desk("select", { name: item.contact.name })}
          // x is the way to it by keyboard: each row is one stop.
          tabIndex={-1}
          checked={isChecked}
          onChange={() => undefined}
          onClick={(event) => onSelect(item.id, event.shiftKey)}
          className="size-4 accent-accent"
        />
      </label>
    </li>
  );
});
