import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { QueryClient } from "@tanstack/react-query";
import { t } from "@/lib/texts/later";
import { api, errorText } from "../api.ts";
import { keys } from "../query-keys.ts";
import { showToast } from "../toasts.ts";
import { putConversation } from "./use-conversations.ts";

/** Does what was chosen to follow a message that was sent, and says so, with a way to undo it. Never throws. */
export async function actAfterSending(
  client: QueryClient,
  memberId: string,
  conversationId: string,
  actions: readonly ConversationAction[],
): Promise<void> {
  const run = async (chosen: readonly ConversationAction[]) => {
    const path = `/conversations/${conversationId}/actions` as const;
    const answer = await api.post(path, { actions: [...chosen] });
    putConversation(client, answer.conversation, memberId);
    void client.invalidateQueries({ queryKey: keys.counts });
    return answer.undo;
  };
  const fail = (error: unknown) => showToast({ tone: "danger", text: errorText(error) });
  try {
    const undo = await run(actions);
    const isResolved = actions.some(({ type }) => type === "resolve");
    showToast({
      text: isResolved ? t("resolved") : t("snoozed"),
      ...(undo.length > 0 && {
        action: { label: t("undo"), run: () => void run(undo).catch(fail) },
      }),
    });
  } catch (error) {
    fail(error);
  }
}
