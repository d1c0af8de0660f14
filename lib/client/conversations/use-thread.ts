import { newerReceipts } from "@linkdesk/chat/receipts.ts";
import { createTypingReceiver, createTypingSender } from "@linkdesk/chat/typing.ts";
import { assertNever } from "@linkdesk/contract/assert-never.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import type { ConversationEvents } from "@linkdesk/contract/events.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { keys } from "../query-keys.ts";
import { useDashboard } from "../shell/dashboard-context.tsx";
import type { ConversationEvent } from "../shell/realtime.ts";
import { useOnReturn } from "../use-page-state.ts";

const SECOND_MS = 1_000;

/** One open conversation: its messages, kept complete; typing both ways. */
export function useThread(id: string) {
  const { me, realtime, threads } = useDashboard();
  const client = useQueryClient();
  const thread = threads.get(id);
  const snapshot = useSyncExternalStore(thread.subscribe, thread.getSnapshot, thread.getSnapshot);
  const [visitorIsTyping, setVisitorIsTyping] = useState(false);
  const ownTyping = useRef<ReturnType<typeof createTypingSender>>(null);

  const putUpdate = useCallback(
    (data: ConversationEvents["conversation.updated"]) => {
      client.setQueryData<ConversationDetail>(
        keys.detail(id),
        (detail) =>
          detail && {
            ...detail,
            status: data.status ?? detail.status,
            ...newerReceipts(detail, data),
          },
      );
    },
    [client, id],
  );

  useEffect(() => {
    const visitorTyping = createTypingReceiver("contact", (name) =>
      setVisitorIsTyping(name !== null),
    );
    const onEvent = (event: ConversationEvent) => {
      switch (event.name) {
        case "message.created":
          thread.receive(event.data.seq, event.data.message);
          if (event.data.message?.author.type === "contact") visitorTyping.end();
          return;
        case "message.answered":
          thread.answered(event.data.seq, event.data.response);
          return;
        case "conversation.updated":
          putUpdate(event.data);
          return;
        case "conversation.started":
          // For the visitor: the team's lists have it by another event.
          return;
        case "typing":
          // A program of ours; the team sees the visitor's typing only.
          return;
        default:
          assertNever(event);
      }
    };
    thread.open();
    const joined = realtime.joinConversation(id, {
      event: onEvent,
      typing: visitorTyping.receive,
      live: thread.setLive,
    });
    const sender = createTypingSender((isTyping) =>
      joined.sendTyping({ author: "agent", name: me.name, isTyping }),
    );
    ownTyping.current = sender;
    return () => {
      ownTyping.current = null;
      sender.typed(false);
      joined.leave();
      visitorTyping.end();
      thread.close();
    };
  }, [id, thread, realtime, me.name, putUpdate]);

  useOnReturn(
    useCallback(() => {
      thread.hurry();
      thread.resync();
    }, [thread]),
  );
  return {
    thread,
    snapshot,
    visitorIsTyping,
    typed: useCallback((hasText: boolean) => ownTyping.current?.typed(hasText), []),
    send: useCallback(
      (
        text: string,
        attachments: readonly Attachment[],
        actions?: readonly ConversationAction[],
      ) => {
        ownTyping.current?.reset();
        thread.send(text, attachments, { actions, holdMs: me.undoSendSeconds * SECOND_MS });
      },
      [thread, me.undoSendSeconds],
    ),
  };
}
