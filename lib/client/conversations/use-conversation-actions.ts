import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { t } from "@/lib/texts/conversations";
import { api, errorText } from "../api.ts";
import { keys } from "../query-keys.ts";
import { useDashboard } from "../shell/dashboard-context.tsx";
import { showToast } from "../toasts.ts";
import { putConversation } from "./use-conversations.ts";

/** `shown`: how the conversation looks at once. `done`: what to say when it is done. */
type Options = { shown?: Partial<ConversationDetail>; done?: string };
type Variables = Options & { actions: ConversationAction[] };

/**
 * Runs actions on a conversation. What they change is shown at once and taken back if the server refuses. With
 * `done`, a message says what was done and offers to undo it.
 */
export type RunActions = (actions: ConversationAction[], options?: Options) => void;

export function useConversationActions(id: string): RunActions {
  const client = useQueryClient();
  const { me } = useDashboard();
  const { mutate } = useMutation({
    mutationFn: ({ actions }: Variables) => api.post(`/conversations/${id}/actions`, { actions }),
    onMutate: ({ shown }) => {
      const before = client.getQueryData<ConversationDetail>(keys.detail(id));
      if (!before || !shown) return;
      putConversation(client, { ...before, ...shown }, me.memberId);
      return { before };
    },
    onError: (error, _variables, context) => {
      if (context?.before) putConversation(client, context.before, me.memberId);
      showToast({ tone: "danger", text: errorText(error) });
    },
    // Who is assigned takes part.
    onSettled: () => client.invalidateQueries({ queryKey: keys.participants(id) }),
    // Here and not where it is called: it runs also if the conversation has been left by then.
    onSuccess: ({ conversation, undo }, { done }) => {
      putConversation(client, conversation, me.memberId);
      void client.invalidateQueries({ queryKey: keys.counts });
      if (!done) return;
      const run = () => mutate({ actions: undo });
      showToast({ text: done, action: undo.length > 0 ? { label: t("undo"), run } : undefined });
    },
  });
  return useCallback((actions, options = {}) => mutate({ actions, ...options }), [mutate]);
}
