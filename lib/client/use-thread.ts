import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ConversationDetail } from "@/lib/contract/conversations";
import {
  type ConversationEvents,
  TYPING_THROTTLE_MS,
  TYPING_TTL_MS,
  type TypingEvent,
} from "@/lib/contract/events";
import { assertNever } from "./assert-never.ts";
import { useDashboard } from "./dashboard-context.tsx";
import { keys } from "./query-keys.ts";
import type { ConversationEvent, ConversationSubscription } from "./realtime.ts";
import { useOnReturn } from "./use-page-state.ts";
import { usePollWhileCutOff } from "./use-realtime.ts";

/** The visitor's typing, forgotten when it is not repeated. */
function useVisitorTyping() {
  const [isTyping, setIsTyping] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    setIsTyping(false);
  }, []);
  const onTyping = useCallback(
    (event: TypingEvent) => {
      // Our own side's typing, or a forged one, is not the visitor's.
      if (event.author !== "contact") return;
      stop();
      if (!event.isTyping) return;
      setIsTyping(true);
      timer.current = setTimeout(stop, TYPING_TTL_MS);
    },
    [stop],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return { isTyping, onTyping, stop };
}

/** Tells the visitor that somebody is writing, at most every {@link TYPING_THROTTLE_MS}. */
function useOwnTyping(subscription: React.RefObject<ConversationSubscription | null>) {
  const { me } = useDashboard();
  const sentAt = useRef(0);
  return useCallback(
    (isTyping: boolean) => {
      const now = Date.now();
      if (isTyping ? now - sentAt.current < TYPING_THROTTLE_MS : sentAt.current === 0) return;
      sentAt.current = isTyping ? now : 0;
      subscription.current?.sendTyping({ author: "agent", name: me.name, isTyping });
    },
    [me.name, subscription],
  );
}

/** One open conversation: its messages, kept complete; typing both ways. */
export function useThread(id: string) {
  const { realtime, threads } = useDashboard();
  const client = useQueryClient();
  const thread = threads.get(id);
  const snapshot = useSyncExternalStore(thread.subscribe, thread.getSnapshot, thread.getSnapshot);
  const { isTyping, onTyping, stop: stopTyping } = useVisitorTyping();
  const subscription = useRef<ConversationSubscription>(null);
  const sendTyping = useOwnTyping(subscription);

  const putUpdate = useCallback(
    (data: ConversationEvents["conversation.updated"]) => {
      const { status, contactReadSeq, agentReadSeq } = data;
      client.setQueryData<ConversationDetail>(
        keys.detail(id),
        (detail) => detail && { ...detail, status, contactReadSeq, agentReadSeq },
      );
    },
    [client, id],
  );

  useEffect(() => {
    const onEvent = (event: ConversationEvent) => {
      switch (event.name) {
        case "message.created":
          thread.receive(event.data.seq, event.data.message);
          if (event.data.message?.author.type === "contact") stopTyping();
          return;
        case "conversation.updated":
          putUpdate(event.data);
          return;
        default:
          assertNever(event);
      }
    };
    void thread.sync();
    const joined = realtime.joinConversation(id, {
      event: onEvent,
      typing: onTyping,
      ready: () => void thread.sync(),
    });
    subscription.current = joined;
    return () => {
      subscription.current = null;
      joined.leave();
      stopTyping();
    };
  }, [id, thread, realtime, onTyping, stopTyping, putUpdate]);

  const sync = thread.sync;
  useOnReturn(sync);
  usePollWhileCutOff(sync);
  return { thread, snapshot, visitorIsTyping: isTyping, sendTyping };
}
