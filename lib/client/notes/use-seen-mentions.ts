import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import type { Note } from "@linkdesk/contract/notes.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "../api.ts";
import { useConversationCounts } from "../conversations/use-conversations.ts";
import { keys } from "../query-keys.ts";
import { useDashboard } from "../shell/dashboard-context.tsx";
import { useTeams } from "../teams/use-teams.ts";
import { usePageVisible } from "../use-page-state.ts";

/** Tells the server that the member has seen the notes that mention them, when they look at the conversation. */
export function useSeenMentions(
  detail: ConversationDetail | undefined,
  notes: readonly Note[] | undefined,
): void {
  const client = useQueryClient();
  const { me } = useDashboard();
  const teams = useTeams().data;
  const unseen = useConversationCounts().data?.mentions ?? 0;
  const visible = usePageVisible();
  const isMe = (id: string) =>
    id === me.memberId ||
    teams?.some((team) => team.id === id && team.memberIds.includes(me.memberId)) === true;
  const newest = notes?.findLast(({ mentions }) => mentions.some(({ id }) => isMe(id)))?.id;
  const reported = useRef<string | null>(null);
  const id = detail?.id;
  // What is read stays as it is.
  const seq = detail?.readSeq ?? 0;
  const { mutate } = useMutation({
    mutationFn: (conversationId: string) =>
      api.post(`/conversations/${conversationId}/read`, { seq }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.counts }),
    onError: () => {
      reported.current = null;
    },
  });
  useEffect(() => {
    if (!id || !newest || !visible || unseen === 0 || reported.current === newest) return;
    reported.current = newest;
    mutate(id);
  }, [id, newest, visible, unseen, mutate]);
}
