"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Group } from "@/components/conversations/details-group";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { useConversationActions } from "@/lib/client/conversations/use-conversation-actions";
import { useParticipants } from "@/lib/client/notes/use-participants";
import { keys } from "@/lib/client/query-keys";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/notes";

/** Who takes part in a conversation, and whether the reader does. */
export function Participants({ conversationId }: { conversationId: string }) {
  return (
    <Group title={t("participants.title")}>
      <People conversationId={conversationId} />
    </Group>
  );
}

function People({ conversationId }: { conversationId: string }) {
  const { me } = useDashboard();
  const client = useQueryClient();
  const run = useConversationActions(conversationId);
  const { data, isError, refetch } = useParticipants(conversationId);
  if (isError && !data) {
    return (
      <p role="alert" className="text-[13px] text-muted">
        {t("participants.loadError")}{" "}
        <Button size="sm" onClick={() => void refetch()}>
          {t("participants.retry")}
        </Button>
      </p>
    );
  }
  if (!data) return null;
  const mine = { id: me.memberId, name: me.name };
  const isFollowing = data.some(({ id }) => id === mine.id);
  const toggle = () => {
    const type = isFollowing ? "unfollow" : "follow";
    const others = data.filter(({ id }) => id !== mine.id);
    client.setQueryData(
      keys.participants(conversationId),
      isFollowing ? others : [...others, mine],
    );
    const done = isFollowing ? t("participants.unfollowed") : t("participants.followed");
    run([{ type, memberId: mine.id }], { done });
  };
  return (
    <div className="space-y-2">
      {data.length === 0 ? (
        <p className="text-[13px] text-muted">{t("participants.empty")}</p>
      ) : (
        <ul className="space-y-1.5">
          {data.map(({ id, name }) => (
            <li key={id} className="flex items-center gap-2 text-[13px]">
              <Avatar name={name} seed={id} size="xs" />
              <span dir="auto" className="min-w-0 truncate">
                {id === mine.id ? t("participants.you") : name}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button size="sm" aria-keyshortcuts="f" title={t("participants.hint")} onClick={toggle}>
        {isFollowing ? t("participants.unfollow") : t("participants.follow")}
      </Button>
    </div>
  );
}
