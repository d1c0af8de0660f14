import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import { conversationChannel } from "@linkdesk/contract/events.ts";
import type { Hub } from "./hub.ts";

type Options = {
  /** The other side wrote in one of them. */
  onNews: (message: Message) => void;
  /** Anything happened in one of them: a reason to read the list again. */
  onEvent: () => void;
};

/** Listens to conversations that are not on screen. */
export function createWatchers({ onNews, onEvent }: Options) {
  const leave = new Map<string, () => void>();

  function receive(name: string, data: unknown) {
    const { message } = (data ?? {}) as { message?: Message | null };
    if (name === "message.created" && message && message.author.type !== "contact") onNews(message);
    // Typing is no news.
    if (!name.startsWith("client-")) onEvent();
  }

  return {
    /** Also listens to these; to each once. */
    watch(hub: Hub, conversations: readonly VisitorConversation[]) {
      for (const { id } of conversations) {
        if (leave.has(id)) continue;
        const hooks = { onEvent: receive, onLive: () => {} };
        leave.set(id, hub.join(conversationChannel(id), hooks).leave);
      }
    },
    leave(id: string) {
      leave.get(id)?.();
      leave.delete(id);
    },
    leaveAll() {
      for (const stop of leave.values()) stop();
      leave.clear();
    },
  };
}
