"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { Chat, ChatState } from "./options.ts";

/** The chat's state; the component renders again whenever it changes. The chat runs while the component is mounted. */
export function useChat(chat: Chat): ChatState {
  useEffect(() => {
    chat.start();
    return chat.stop;
  }, [chat]);
  return useSyncExternalStore(chat.subscribe, chat.getState, chat.getState);
}
